using System.Text;
using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>A refusal says what would have been right, and one answer names all that is wrong.</summary>
public class OnePassTests(Database database) : RefusalFixture(database)
{
    private const string Path = "/v1/editorial/articles";

    [Test]
    public async Task Values_and_references_are_named_together()
    {
        var refused = (await Editor.Post(Path, new
        {
            language = "fr", title = "", body = new { format = "html", content = "" }, section = "missing",
            byline = new string('x', 301), tags = new[] { "kept", "missing", "Not A Slug" },
            authors = new object[] { new { author = "missing" } }, translationOf = 999_999,
        })).Refused(
            422, "/title", "/byline", "/tags/2", "/language", "/section", "/tags/1", "/authors/0/author", "/translationOf");
        Assert.That(
            Detail(refused, "/language"), Is.EqualTo("The site has the languages en. An admin adds one with PUT /v1/editorial/site."));
        Assert.That(Detail(refused, "/title"), Is.EqualTo("Is required, and must not be empty."));
        Assert.That(Detail(refused, "/byline"), Is.EqualTo("Takes at most 300 characters; this text has 301."));
    }

    [Test]
    public async Task Shapes_values_and_references_are_named_together()
    {
        var refused = (await Editor.PostRaw(Path, """
            {"language":"en","titel":"t","body":{"format":"html","content":5},"section":"missing","tags":"kept","placeLine":["x"],
             "translationOf":"one","authors":[{"author":"kept","role":"king"},{"author":"missing"}],"byline":"a\u0008b"}
            """)).Refused(
            400, "/titel", "/body/content", "/tags", "/placeLine", "/translationOf", "/authors/0/role", "/title", "/byline", "/section",
            "/authors/1/author");
        Assert.That(Detail(refused, "/titel"), Is.EqualTo("There is no field 'titel' here; did you mean 'title'?"));
        Assert.That(Detail(refused, "/body/content"), Is.EqualTo("Takes a text, in double quotes."));
        Assert.That(Detail(refused, "/tags"), Is.EqualTo("Takes a list of texts: [\"...\", ...]."));
        Assert.That(Detail(refused, "/translationOf"), Is.EqualTo("Takes a whole number, without quotes."));
        Assert.That(
            Detail(refused, "/authors/0/role"), Is.EqualTo("Takes one of: author, editor, translator, photographer, contributor."));
    }

    [Test]
    public async Task Articles_of_a_release_that_do_not_exist_are_named_with_its_other_faults() =>
        (await Editor.Post("/v1/editorial/releases", new
        {
            name = "", items = new object[] { new { articleId = 999_998 }, new { articleId = -1 }, new { articleId = 999_999 } },
        })).Refused(422, "/name", "/items/0/articleId", "/items/1/articleId", "/items/2/articleId");

    [TestCase("tags", """{"kind":"topic","names":"Good"}""", "/names", """Takes an object with a text for each name: {"en": "..."}.""")]
    [TestCase("tags", """{"kind":5,"names":{"en":"a"}}""", "/kind", "Takes one of topic, person, place, organisation, series, in")]
    [TestCase("sections", """{"names":{"en":"a"},"order":"1"}""", "/order", "Takes a whole number, without quotes.")]
    [TestCase("share-links", """{"articleId":1,"preview":"x"}""", "/preview", """Takes an object: {"title": ..., """)]
    [TestCase("articles/bulk", """{"actions":[],"dryRun":"yes"}""", "/dryRun", "Takes true or false, without quotes.")]
    public async Task A_wrong_type_is_told_the_type_and_form_that_is_wanted(string room, string body, string pointer, string detail) =>
        Assert.That(Detail(await Editor.PostRaw($"/v1/editorial/{room}", body), pointer), Does.StartWith(detail));

    [Test]
    public async Task A_field_that_is_like_no_other_is_told_all_that_there_are() =>
        Assert.That(
            Detail(await Editor.PostRaw("/v1/editorial/tags", """{"kind":"topic","names":{"en":"a"},"wording":1}"""), "/wording"),
            Does.StartWith("There is no field 'wording' here; there are slug, "));

    [Test]
    public async Task A_patch_names_wrong_shapes_together_and_wrong_values_with_references()
    {
        var article = await Editor.Get($"{Path}/{_article.Id}");
        (await Patch("""{"titel":"t","tags":"kept","byline":5}""")).Refused(400, "/titel", "/tags", "/byline");
        (await Patch("""{"title":"","section":"missing"}""")).Refused(422, "/title", "/section");

        Task<Answer> Patch(string body) => Editor.Send(
            HttpMethod.Patch, $"{Path}/{_article.Id}", new StringContent(body, Encoding.UTF8, "application/merge-patch+json"),
            [("If-Match", article.ETag)]);
    }

    [Test]
    public async Task Texts_that_are_too_complex_sections_and_links_have_their_references_named_too()
    {
        var content = string.Concat(Enumerable.Repeat("<p>x</p>", 50_001));
        (await Editor.Post(
            Path, new { language = "en", title = "t", body = new { format = "html", content }, tags = new[] { "missing" } }))
            .Refused(422, "/body/content", "/tags/0");
        (await Editor.Post("/v1/editorial/sections", new { names = new { }, parent = "missing" })).Refused(422, "/names", "/parent");
        (await Editor.PostRaw("/v1/editorial/sections", """{"name":"x","parent":"missing"}""")).Refused(400, "/name", "/names", "/parent");
        (await Editor.Post("/v1/editorial/share-links", new { articleId = 999_999, language = "fr", maxClicks = 0 }))
            .Refused(422, "/maxClicks", "/articleId", "/language");
        (await Editor.Post("/v1/editorial/share-links", new { articleId = 999_999, language = "fr" }))
            .Refused(422, "/articleId", "/language");
    }

    [Test]
    public async Task Taken_slugs_and_codes_are_named_too()
    {
        var names = new { en = new string('x', 121) };
        (await Editor.Post("/v1/editorial/tags", new { slug = "kept", kind = "topic", names })).Refused(422, "/names/en", "/slug");
        (await Editor.Post("/v1/editorial/tags", new { names = new { en = "Kept" } })).Refused(422, "/kind", "/slug");
        (await Editor.Post("/v1/editorial/sections", new { slug = "kept", names, parent = "missing" }))
            .Refused(422, "/names/en", "/parent", "/slug");
        (await Editor.Post("/v1/editorial/authors", new { slug = "kept", names })).Refused(422, "/names/en", "/slug");
        (await Editor.Post(Path, new
        {
            language = "en", title = "", slug = "kept-article", body = new { format = "html", content = "" }, tags = new[] { "missing" },
        })).Refused(422, "/title", "/tags/0", "/slug");
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias = "kept-code", maxClicks = 0 }))
            .Refused(422, "/maxClicks", "/alias");
    }

    [Test]
    public async Task A_slug_of_its_own_is_not_taken()
    {
        var tag = await Editor.Get($"/v1/editorial/tags/{_tag.Id}");
        var names = new { en = new string('x', 121) };
        (await Editor.Put($"/v1/editorial/tags/{_tag.Id}", new { slug = "kept", kind = "topic", names }, tag.ETag))
            .Refused(422, "/names/en");
        var article = await Editor.Get($"{Path}/{_article.Id}");
        var wrong = new { language = "en", title = "", slug = "kept-article", body = new { format = "html", content = "" } };
        (await Editor.Put($"{Path}/{_article.Id}", wrong, article.ETag)).Refused(422, "/title");
    }

    [Test]
    public async Task Merges_splits_and_withdrawals_have_their_references_named_with_the_rest()
    {
        var tag = await Editor.Get($"/v1/editorial/tags/{_tag.Id}");
        foreach (var into in (string[])["missing", "kept"])
            (await Editor.Post($"/v1/editorial/tags/{_tag.Id}/merge", new { into, also = 1 }, tag.ETag)).Refused(400, "/also", "/into");
        (await Editor.Post(
            $"/v1/editorial/tags/{_tag.Id}/split", new { into = "missing", filter = new { tag = "absent", language = "?" } }, tag.ETag))
            .Refused(422, "/filter/language", "/into", "/filter/tag");
        var article = await Editor.Get($"{Path}/{_article.Id}");
        (await Editor.Post(
            $"{Path}/{_article.Id}/unpublish", new { reason = "replaced", replacedBy = 999_999, note = new string('x', 1_001) },
            article.ETag)).Refused(422, "/note", "/replacedBy");
    }

    [Test]
    public async Task A_body_that_is_too_large_is_told_the_limit()
    {
        var events = await Anonymous.PostRaw("/v1/events", "[" + new string(' ', 100_001) + "]");
        Assert.That(events.Refused(413).Json["detail"]!.GetValue<string>(), Does.Contain("100,000 bytes"));
    }

    [Test]
    public void Every_rule_has_a_sentence_of_ours()
    {
        var silent =
            from found in AssemblyScanner.FindValidatorsInAssembly(typeof(ValidationMessages).Assembly, includeInternalTypes: true)
            let validator = (IValidator?)App.Services.GetService(found.InterfaceType)
            where validator is not null
            from rule in validator.CreateDescriptor().Rules
            from component in rule.Components
            where component.Validator?.Name != "PredicateValidator" && component.GetUnformattedErrorMessage() is ValidationMessages.Unspoken
            select $"{found.ValidatorType.Name} {rule.PropertyName} {component.Validator?.Name}";
        Assert.That(silent, Is.Empty);
    }

    private Answer _article = null!;
    private Answer _tag = null!;

    protected override async Task Prepare()
    {
        _tag = await Editor.Tag("kept");
        await Editor.Author("kept");
        await Editor.Section("kept");
        _article = await Editor.Article(Makers.Content("Kept", slug: "kept-article"));
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias = "kept-code" }))
            .Expect(System.Net.HttpStatusCode.Created);
    }

    private static string Detail(Answer answer, string pointer) =>
        answer.Json["errors"]!.AsArray().Single(error => error!["pointer"]!.GetValue<string>() == pointer)!["detail"]!.GetValue<string>();
}
