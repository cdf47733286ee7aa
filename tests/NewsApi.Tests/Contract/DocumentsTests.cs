using System.Globalization;
using System.Text.RegularExpressions;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>What a machine can check in the documents: their length, their links, and that no setting or decision is missing.</summary>
public partial class DocumentsTests
{
    private static readonly string[] Documents =
    [
        Repository.Path("README.md"), .. Markdown(Repository.Path(".github")), .. Markdown(Repository.Path("src")),
    ];

    // The map has a line for each room.
    [TestCase("README.md", 149)]
    [TestCase("src/ARCHITECTURE.md", 170)]
    public void An_entrance_is_short(string document, int longest) =>
        Assert.That(File.ReadLines(Repository.Path(document)).Count(), Is.LessThanOrEqualTo(longest));

    [Test]
    public void Links_lead_to_files_and_headings_that_exist()
    {
        var broken = from document in Documents
                     from link in Link().Matches(File.ReadAllText(document)).Select(match => match.Groups["target"].Value)
                     where !link.StartsWith("http", StringComparison.Ordinal) && !Leads(document, link)
                     select $"{Path.GetRelativePath(Repository.Root, document)}: {link}";
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Every_setting_is_listed()
    {
        var operations = File.ReadAllText(Repository.Path("src", "docs", "operations.md"));
        var settings = from options in typeof(Program).Assembly.GetTypes()
                       where options.Name.EndsWith("Options", StringComparison.Ordinal)
                       let section = options.GetField("Section")
                       where section is not null
                       from property in options.GetProperties()
                       where property.CanWrite
                       select $"{section.GetRawConstantValue()}:{property.Name}".Replace(":", "__", StringComparison.Ordinal);
        Assert.That(settings.Where(setting => !operations.Contains($"`{setting}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Decisions_are_numbered_without_gaps_and_listed()
    {
        var folder = Repository.Path("src", "docs", "decisions");
        var decisions =
            Directory.EnumerateFiles(folder, "0*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        var list = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.That(
            decisions.Select(name => int.Parse(name[..4], CultureInfo.InvariantCulture)), Is.EqualTo(Enumerable.Range(1, decisions.Count)));
        Assert.That(decisions.Where(name => !list.Contains($"({name})", StringComparison.Ordinal)), Is.Empty);
    }

    private static bool Leads(string document, string link)
    {
        var (file, heading) = link.Split('#') is [var path, var anchor] ? (path, anchor) : (link, null);
        var target = file.Length == 0 ? document : Path.GetFullPath(file, Path.GetDirectoryName(document)!);
        return (File.Exists(target) || Directory.Exists(target)) && (heading is null || Headings(target).Contains(heading));
    }

    // As GitHub makes anchors out of headings.
    private static IEnumerable<string> Headings(string document) =>
        File.ReadLines(document).Where(line => line.StartsWith('#'))
            .Select(line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<string> Markdown(string folder) =>
        Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
