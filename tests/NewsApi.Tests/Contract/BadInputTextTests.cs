using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Texts that show nothing, and lines that are more than one.</summary>
public class BadInputTextTests(Database database) : RefusalFixture(database)
{
    private static readonly string[] Invisible = ["", " ", "\u200B\u200D", "\u3164", "\u200E\u200F", "\u2800 \uFEFF", "\u00AD"];

    private long _article;

    [TestCaseSource(nameof(Invisible))]
    public async Task What_shows_nothing_is_empty(string text)
    {
        await Refused("/v1/editorial/articles", Makers.Content(text), "/title");
        await Refused("/v1/editorial/tags", new { slug = "x", kind = "topic", names = new { en = text } }, "/names/en");
        await Refused("/v1/editorial/sections", new { slug = "x", order = 0, names = new { en = text } }, "/names/en");
        await Refused("/v1/editorial/authors", new { slug = "x", names = new { en = text } }, "/names/en");
        await Refused("/v1/editorial/keys", new { name = text, role = "writer" }, "/name");
        await Refused("/v1/editorial/releases", new { name = text, items = new[] { new { articleId = _article } } }, "/name");
        await Refused($"/v1/editorial/articles/{_article}/notes", new { text }, "/text");
    }

    [TestCase("One\u2028two")]
    [TestCase("One\u2029two")]
    [TestCase("\u2028")]
    public async Task A_line_has_no_separator_of_lines(string text)
    {
        (await Admin.Post("/v1/editorial/articles", Makers.Content("One" + text))).Refused(422, "/title");
        (await Admin.Post("/v1/editorial/keys", new { name = "One" + text, role = "writer" })).Refused(422, "/name");
    }

    protected override async Task Prepare() => _article = (await Editor.Article()).Id;

    private async Task Refused(string path, object body, string place)
    {
        var answer = (await Admin.Post(path, body)).Refused(422, place);
        Assert.That(answer.Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("required"));
    }
}
