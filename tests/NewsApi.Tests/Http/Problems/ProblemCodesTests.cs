using System.Text.Json.Nodes;
using NewsApi.Http.Problems;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Problems;

/// <summary>
/// The list of codes is that of the source, of the document and of the documentation. <see cref="Answer"/> checks the codes of every
/// problem that any test gets.
/// </summary>
public class ProblemCodesTests
{
    // Types whose codes are those of notices, findings and short links.
    private static readonly string[] Others =
    [
        "NewsApi.Text.", "NewsApi.ShareLinks.Cards.", "NewsApi.ShareLinks.Kit.", "NewsApi.Counting.", "NewsApi.Http.Pages.PageNote",
        "NewsApi.Formats.Feeds.Checks.",
    ];

    private static readonly HashSet<string> Listed = [.. ProblemCodes.OfAnswers.Keys, .. ProblemCodes.OfPlaces.Keys];

    [Test]
    public void Every_code_of_the_source_is_listed()
    {
        var used = SourceCode.Arguments("code", "Code", "errorCode")
            .Where(one => !Others.Any(other => one.Type.StartsWith(other, StringComparison.Ordinal))).ToList();
        Assert.That(used, Has.Count.GreaterThan(100));
        Assert.That(used.Where(one => !Listed.Contains(one.Value)), Is.Empty, "add them to ProblemCodes and to src/docs/problems.md");
    }

    [Test]
    public void Every_listed_code_is_in_the_source()
    {
        var source = string.Concat(Repository.Sources("src/NewsApi")
            .Where(file => Path.GetFileName(file) != "ProblemCodes.cs").Select(File.ReadAllText));
        // Made of the kind of what is unknown.
        string[] composed = ["unknown_author", "unknown_section", "unknown_tag"];
        Assert.That(source, Does.Contain("$\"unknown_{kind}\""));
        Assert.That(Listed.Except(composed).Where(code => !source.Contains($"\"{code}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task The_document_lists_them_and_leaves_room_for_more()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var schemas = app.Document()["components"]!["schemas"]!;
        var schema = schemas["ProblemCode"]!;
        Assert.That(schema["x-extensible-enum"]!.AsArray().Select(one => one!.GetValue<string>()), Is.EquivalentTo(Listed));
        Assert.That(schema["type"]!.GetValue<string>(), Is.EqualTo("string"));
        Assert.That(schema["enum"], Is.Null);
        foreach (var (code, meaning) in ProblemCodes.OfAnswers.Concat(ProblemCodes.OfPlaces))
            Assert.That(schema["description"]!.GetValue<string>(), Does.Contain($"- `{code}`: {meaning}"));
        foreach (var type in (string[])["ProblemResponse", "ProblemError", "BulkRefusal", "RefusedEvent"])
            Assert.That(Property(schemas, type, "code")["$ref"]!.GetValue<string>(), Does.EndWith("/ProblemCode"), type);
        Assert.That(Property(schemas, "ProblemResponse", "detail")["x-ms-primary-error-message"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task The_documentation_lists_them()
    {
        var page = await File.ReadAllLinesAsync(Repository.Path("src", "docs", "problems.md"));
        foreach (var (code, meaning) in ProblemCodes.OfAnswers.Concat(ProblemCodes.OfPlaces))
            Assert.That(page, Does.Contain($"| `{code}` | {meaning} |"));
        Assert.That(page.Count(line => line.StartsWith("| `", StringComparison.Ordinal)),
            Is.EqualTo(ProblemCodes.OfAnswers.Count + ProblemCodes.OfPlaces.Count));
    }

    [Test]
    public void A_code_has_one_sentence() =>
        Assert.That(ProblemCodes.OfAnswers.Concat(ProblemCodes.OfPlaces).Where(one => !one.Value.EndsWith('.')), Is.Empty);

    private static JsonNode Property(JsonNode schemas, string type, string name) => schemas[type]!["properties"]![name]!;
}
