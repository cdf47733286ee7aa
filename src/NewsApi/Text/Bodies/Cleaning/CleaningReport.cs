using System.Globalization;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Collects what the cleaning of a body leaves out or changes.</summary>
internal sealed class CleaningReport
{
    private const int MostNotices = 10;
    private const int LongestName = 60;
    private const int LongestPlace = 40;

    private readonly Dictionary<(string Code, string Name), Entry> _entries = [];
    private string _read = "";

    /// <summary>Stores the text that was read last. Notices quote it, so that authors find the place of a change.</summary>
    public void Pass(string text)
    {
        if (text.Length >= LongestPlace)
            _read = text[^LongestPlace..];
        else
            _read = (_read + text) is { Length: > LongestPlace } both ? both[^LongestPlace..] : _read + text;
    }

    /// <summary>Counts one change.</summary>
    /// <param name="code">The code of the notice.</param>
    /// <param name="name">
    /// The element, attribute or address that was changed. Changes with the same code and name are counted together.
    /// </param>
    /// <param name="sentence">A sentence without its last full stop.</param>
    public void Add(string code, string name, string sentence)
    {
        if (_entries.TryGetValue((code, name), out var entry))
            entry.Count++;
        else if (_entries.Count < MostNotices)
            _entries.Add((code, name), new Entry(code, sentence, Place()));
        else if (_entries.TryGetValue(("more", ""), out var more))
            more.Count++;
        else
            _entries.Add(("more", ""), new Entry("more", "More parts of the text were left out or changed", ""));
    }

    public void RemovedElement(string name) => Add("element_removed", name, $"<{name}> was removed with its content");

    public void UnwrappedElement(string name) => Add("element_unwrapped", name, $"<{name}> was replaced by its content");

    public void ChangedElement(string name, string to) => Add("element_changed", name, $"<{name}> became <{to}>");

    public void RemovedAttribute(string element, string name) =>
        Add("attribute_removed", element + " " + name, $"The attribute {name} of <{element}> was removed");

    public void RemovedAddress(string address) => Add(
        "address_removed", address, $"The address '{Short(address)}' is not allowed and was removed; the text of the link stays");

    public void ChangedAddress(string address, string to) =>
        Add("address_changed", address, $"The address '{Short(address)}' became '{Short(to)}'");

    public IReadOnlyList<Notice> ToNotices(string where) =>
        [.. _entries.Values.Select(entry => new Notice(entry.Code, entry.Count, where, entry.Sentence + entry.Place + "."))];

    /// <summary>
    /// The current place in the text, as a clause for the end of a sentence. The clause quotes the words before the place.
    /// </summary>
    public string Place()
    {
        var words = string.Join(' ', _read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? ", at the start of the text" : string.Create(CultureInfo.InvariantCulture, $", after “{words}”");
    }

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName] + "…";

    private sealed class Entry(string code, string sentence, string place)
    {
        public string Code => code;

        public string Sentence => sentence;

        public string Place => place;

        public int Count { get; set; } = 1;
    }
}
