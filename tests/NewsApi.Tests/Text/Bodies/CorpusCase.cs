using System.Globalization;
using System.Text.RegularExpressions;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies;

namespace NewsApi.Tests.Text.Bodies;

/// <summary>
/// One text of the body corpus. A case begins with <c>=== name | format | flags</c>; its source follows, then its expectations, each under
/// a line <c>--- html</c>, <c>text</c>, <c>blocks</c> or <c>refused</c>, with <c>-has</c> or <c>-lacks</c> for parts of them (<c>has</c>
/// alone for parts of the HTML), or <c>notices</c> (on each line a code and a word of its detail; <c>?</c> before one that may be missing;
/// <c>none</c> for none). A line <c># program differs:</c> before the source says where it does. <c>\u{FEFF}</c> stands for a character.
/// </summary>
/// <param name="Name">Its name, unique in the corpus.</param>
/// <param name="Format">The markup language.</param>
/// <param name="Flags"><c>words</c>: each visible word is in the text once. <c>quiet</c>: what is gone means nothing to a reader.
/// <c>base=</c>: the author's base address.</param>
/// <param name="Source">The text as an author sends it.</param>
/// <param name="Remark">Where the program is known to differ, or null.</param>
/// <param name="Expected">The expectations by the name of their section.</param>
internal sealed partial record CorpusCase(
    string Name, BodyFormat Format, IReadOnlyList<string> Flags, string Source, string? Remark,
    IReadOnlyDictionary<string, string> Expected)
{
    public static IEnumerable<CorpusCase> All() => Directory
        .EnumerateFiles(Repository.Path("tests", "NewsApi.Tests", "Text", "Bodies", "Corpus"), "*.txt")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadAllText(file).Split("\n=== ").Skip(1).Select(Parse));

    public IReadOnlyList<string> Lines(string section) =>
        Expected.TryGetValue(section, out var lines) ? lines.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    private static CorpusCase Parse(string text)
    {
        var sections = text.Split("\n--- ");
        var lines = sections[0].Split('\n').ToList();
        var head = lines[0].Split('|', StringSplitOptions.TrimEntries);
        lines.RemoveAt(0);
        string? remark = null;
        while (lines.Count > 0 && lines[0].StartsWith("# program differs:", StringComparison.Ordinal))
        {
            remark = lines[0][18..].Trim();
            lines.RemoveAt(0);
        }

        return new CorpusCase(
            head[0],
            Enum.Parse<BodyFormat>(head[1], ignoreCase: true),
            head.Length > 2 ? head[2].Split(' ') : [],
            Unescape(string.Join('\n', lines)),
            remark,
            sections.Skip(1).Select(section => section.Split('\n', 2)).ToDictionary(
                part => part[0].Trim(), part => part.Length > 1 ? Unescape(part[1].TrimEnd('\n')) : ""));
    }

    private static string Unescape(string text) => Escape().Replace(
        text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u\{([0-9A-F]{1,4})\}")]
    private static partial Regex Escape();
}
