using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>
/// Keeps the ids that links of the same text lead to, such as the ids of footnotes. Each id gets a prefix, so that it can't be the same as
/// an id of the page around the text.
/// </summary>
internal sealed class Anchors
{
    public const string Prefix = "text-";

    private const int LongestId = 100;
    private const string Blocks = "p, h2, h3, h4, h5, h6, pre, li, dt, dd, td, th, blockquote";

    private readonly HashSet<string> _wanted;
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _passed = [];
    private readonly List<(IElement Link, string Id)> _links = [];

    public Anchors(IElement body) => _wanted =
    [
        .. body.QuerySelectorAll("a[href]").Select(link => Target(link.GetAttribute("href")!)).OfType<string>()
    ];

    /// <summary>Whether a link leads to this element.</summary>
    public bool IsWanted(IElement element) => IdOf(element) is { } id && _wanted.Contains(id) && !_places.ContainsKey(id);

    /// <summary>Remembers the id of an element that is not copied; the next copied element gets it.</summary>
    public void Pass(IElement element)
    {
        if (IsWanted(element))
            _passed.Add(IdOf(element)!);
    }

    /// <summary>Gives a copy the id of its source, if a link leads to the source.</summary>
    public void Copy(IElement source, IElement copy)
    {
        Pass(source);
        if (_passed.Count == 0)
            return;
        // A copy has one id. If it has one already, the links to the other ids lead to that id, too.
        if (copy.GetAttribute("id") is not { } id)
        {
            id = _passed[^1].StartsWith(Prefix, StringComparison.Ordinal) ? _passed[^1] : Prefix + _passed[^1];
            if (_taken.Add(id))
                copy.SetAttribute("id", id);
        }

        foreach (var passed in _passed)
            _places.TryAdd(passed, id);
        _passed.Clear();
    }

    /// <summary>Gives the id of an element without text to the block around its place, or else to the next copied element.</summary>
    public void CopyToBlock(IElement source, IElement place)
    {
        if (place.Closest(Blocks) is { } block)
            Copy(source, block);
        else
            Pass(source);
    }

    public void AddLink(IElement link, string address)
    {
        if (Target(address) is { } id)
            _links.Add((link, id));
    }

    /// <summary>Changes the links so that they lead to the ids of the copies.</summary>
    public void LinkAll()
    {
        foreach (var (link, id) in _links)
            if (_places.TryGetValue(id, out var place))
                link.SetAttribute("href", "#" + place.Replace("%", "%25", StringComparison.Ordinal));
    }

    private static string? IdOf(IElement element)
    {
        var id = element.GetAttribute("id") ?? (element.LocalName == "a" ? element.GetAttribute("name") : null);
        return id is { Length: > 0 and <= LongestId } && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? id : null;
    }

    private static string? Target(string address) =>
        address.Trim() is ['#', _, ..] fragment ? Uri.UnescapeDataString(fragment[1..]) : null;
}
