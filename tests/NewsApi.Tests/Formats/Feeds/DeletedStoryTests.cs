using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>Deleted entries of Atom (RFC 6721).</summary>
public class DeletedStoryTests(Database database) : DatabaseFixture(database)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Tombstones = "http://purl.org/atompub/tombstones/1.0";

    private static readonly string[] Scopes = ["", "language/en/", "section/above/", "section/its/", "tag/its/", "author/its/"];

    [TestCase(true, "It was not true.")]
    [TestCase(false, null)]
    public async Task A_withdrawn_story_leaves_a_deleted_entry_in_its_feeds_in_the_same_moment(bool kill, string? note)
    {
        var story = await Editor.PublishedArticle(
            Makers.Content("Withdrawn", section: "its", tags: ["its"], authors: [new { author = "its" }]));
        foreach (var scope in Scopes)
            Assert.That((await Entries(scope)).Contains(Id(story)), Is.True, scope);
        var withdrawn = await Editor.Do(story, "unpublish", new { kill, note });
        foreach (var scope in Scopes)
        {
            Assert.That(await Entries(scope), Has.No.Member(Id(story)), scope);
            var deleted = (await Deleted(scope)).Single(entry => (string?)entry.Attribute("ref") == Id(story));
            Assert.That((DateTimeOffset)deleted.Attribute("when")!, Is.EqualTo(withdrawn.Value<DateTimeOffset>("modifiedAt")), scope);
            Assert.That(deleted.Element(Tombstones + "comment")?.Value, Is.EqualTo(note), scope);
            foreach (var file in (string[])["rss.xml", "feed.json"])
                Assert.That((await Anonymous.Get($"/feeds/{scope}{file}")).Text, Does.Not.Contain(Id(story)), scope);
        }

        foreach (var other in (string[])["language/ru/", "section/other/", "tag/other/", "author/other/"])
            Assert.That(
                (await Deleted(other)).Select(entry => (string?)entry.Attribute("ref")), Has.No.Member(Id(story)), other);
        var feed = XDocument.Parse((await Anonymous.Get("/feeds/section/its/atom.xml")).Text);
        Assert.That(
            (DateTimeOffset)feed.Root!.Element(Atom + "updated")!, Is.EqualTo(withdrawn.Value<DateTimeOffset>("modifiedAt")));
    }

    [Test]
    public async Task A_story_that_is_public_again_is_an_entry_again()
    {
        var story = await Editor.PublishedArticle(Makers.Content("Returned", section: "its"));
        var back = await Editor.Publish(await Editor.Do(story, "unpublish"));
        Assert.That(await Entries("section/its/"), Has.Member(Id(back)));
        Assert.That((await Deleted("section/its/")).Select(entry => (string?)entry.Attribute("ref")), Has.No.Member(Id(story)));
    }

    [Test]
    public async Task There_are_no_more_of_them_than_stories_are_asked_for()
    {
        for (var number = 0; number < 3; number++)
            await Editor.Do(await Editor.PublishedArticle(Makers.Content($"Gone {number}", section: "emptied")), "unpublish");
        Assert.That(await Deleted("section/emptied/"), Has.Count.EqualTo(3));
        Assert.That(await Deleted("section/emptied/", "?limit=2"), Has.Count.EqualTo(2));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Admin.Section("above");
        await Admin.Section("its", parent: "above");
        await Admin.Section("other");
        await Admin.Section("emptied");
        foreach (var slug in (string[])["its", "other"])
        {
            await Editor.Tag(slug);
            await Editor.Author(slug);
        }
    }

    private static string Id(Answer article) => $"http://localhost/v1/articles/{article.Id}";

    private async Task<List<XElement>> Deleted(string scope, string query = "") =>
        [.. (await Read(scope, query)).Root!.Elements(Tombstones + "deleted-entry")];

    private async Task<List<string>> Entries(string scope) =>
        [.. (await Read(scope, "")).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private async Task<XDocument> Read(string scope, string query) =>
        XDocument.Parse((await Anonymous.Get($"/feeds/{scope}atom.xml{query}")).Expect(HttpStatusCode.OK).Text);
}
