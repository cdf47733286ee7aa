using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Filters;

/// <summary>Filters by names that do not exist are answered 200, with a note that names each.</summary>
public class FilterNoteTests(Database database) : DatabaseFixture(database)
{
    private static readonly string[] Lists = ["/v1/articles", "/v1/editorial/articles"];

    [TestCase("section=nope", "unknown_section section nope")]
    [TestCase("excludeSection=nope", "unknown_section excludeSection nope")]
    [TestCase("tag=kept,nope&tag=nope", "unknown_tag tag nope")]
    [TestCase("author=nope,nobody", "unknown_author author nope; unknown_author author nobody")]
    [TestCase("language=fr", "unknown_language language fr")]
    [TestCase("excludeLanguage=fr,en", "unknown_language excludeLanguage fr")]
    [TestCase("section=kept&tag=KEPT&author=kept&language=EN,ru-RU", "")]
    [TestCase("tag=former", "")]
    [TestCase("", "")]
    public async Task A_name_that_does_not_exist_is_noted(string query, string notes)
    {
        foreach (var list in Lists)
            Assert.That(NotesOf(await Editor.Get($"{list}?{query}"), "page"), Is.EqualTo(notes), list);
    }

    [TestCase("section=nope", "unknown_section section nope")]
    [TestCase("language=fr", "unknown_language language fr")]
    [TestCase("section=kept&language=en", "")]
    public async Task Rankings_note_it_too(string query, string notes)
    {
        foreach (var list in (string[])["/v1/articles/most", "/v1/articles/trending"])
            Assert.That(NotesOf(await Anonymous.Get($"{list}?{query}"), null), Is.EqualTo(notes), list);
    }

    [Test]
    public async Task A_cached_note_goes_when_the_section_or_language_is_there()
    {
        const string sections = "/v1/articles?section=later", languages = "/v1/articles?language=hy";
        Assert.That(NotesOf(await Anonymous.Get(sections), "page"), Is.EqualTo("unknown_section section later"));
        Assert.That(NotesOf(await Anonymous.Get(languages), "page"), Is.EqualTo("unknown_language language hy"));
        Assert.That((await Anonymous.Get(sections)).Headers["Cache-Status"], Does.Contain("hit"));
        await Editor.Section("later");
        await Admin.FourLanguages();
        Assert.That(NotesOf(await Anonymous.Get(sections), "page"), Is.Empty);
        Assert.That(NotesOf(await Anonymous.Get(languages), "page"), Is.Empty);
    }

    [TestCase("/v1/articles?language=english", "language")]
    [TestCase("/v1/articles?language=en,e", "language")]
    [TestCase("/v1/articles?excludeLanguage=en_GB", "excludeLanguage")]
    [TestCase("/v1/articles/most?language=english!", "language")]
    [TestCase("/v1/editorial/articles?language=e", "language")]
    public async Task A_malformed_language_is_refused(string path, string parameter) =>
        Assert.That(
            (await Editor.Get(path)).Refused(400, parameter).Json["errors"]![0]!["code"]!.GetValue<string>(),
            Is.EqualTo("invalid_language"));

    [Test]
    public async Task Only_the_first_notes_are_listed()
    {
        var notes = (await Anonymous.Get("/v1/articles?tag=" + string.Join(',', Enumerable.Range(1, 14).Select(number => $"no-{number}"))))
            .Json["page"]!["notes"]!.AsArray();
        Assert.That((notes.Count, notes[10]!["code"]!.GetValue<string>()), Is.EqualTo((11, "more")));
        Assert.That(notes[10]!["detail"]!.GetValue<string>(), Is.EqualTo("4 more names do not exist."));
    }

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new { name = "Test", languages = new[] { "en", "ru" }, defaultLanguage = "en" }, site.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.Section("kept");
        await Editor.Tag("kept");
        await Editor.Author("kept");
        var renamed = await Editor.Tag("former");
        (await Editor.Put(
            $"/v1/editorial/tags/{renamed.Id}", new { slug = "present", kind = "topic", names = new { en = "Present" } }, renamed.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.PublishedArticle(Makers.Content(section: "kept", tags: ["kept"]));
    }

    private static string NotesOf(Answer answer, string? holder)
    {
        var json = answer.Expect(HttpStatusCode.OK).Json;
        var notes = (holder is null ? json : json[holder]!)["notes"]?.AsArray();
        return notes is null ? "" : string.Join("; ", notes.Select(note => $"{note!["code"]} {note["parameter"]} {note["value"]}"));
    }
}
