using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>Archives of feeds (RFC 5005, 4) and the walk from the feed through all of them.</summary>
public class FeedArchiveTests(Database database) : DatabaseFixture(database)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", History = "http://purl.org/syndication/history/1.0";

    // Publication times of a section, in days before today; 105 of one day, more than a page of an archive has.
    private static readonly (int DaysAgo, int Count)[] Days = [(0, 3), (1, 2), (4, 105), (40, 1)];

    private readonly List<string> _newestFirst = [];

    [Test]
    public async Task Archives_lead_from_the_feed_to_its_oldest_story_and_back()
    {
        foreach (var file in (string[])["atom.xml", "rss.xml"])
        {
            var feed = await Read($"/feeds/section/kept/{file}?limit=2");
            Assert.That(feed.Descendants(History + "archive"), Is.Empty, file);
            var found = Ids(feed);
            var addresses = new List<string>();
            for (var next = Link(feed, "prev-archive"); next is not null;)
            {
                addresses.Add(next);
                var archive = await Read(next);
                Assert.That(archive.Descendants(History + "archive").Count(), Is.EqualTo(1), next);
                Assert.That(Link(archive, "self"), Is.EqualTo(next));
                Assert.That(Link(archive, "current"), Is.EqualTo($"/feeds/section/kept/{file}"));
                found.AddRange(Ids(archive));
                next = Link(archive, "prev-archive");
            }

            Assert.That(found, Is.EqualTo(_newestFirst), file);
            // Today's rest, yesterday, two pages of one day, and the first.
            Assert.That(addresses.Select(address => (address.Split("archive=")[1].Split('&')[0], address.Contains("cursor="))), Is.EqualTo(
                new[] { (Day(0), true), (Day(1), false), (Day(4), false), (Day(4), true), (Day(40), false) }), file);
            Assert.That(Link(await Read(addresses[4]), "next-archive"), Is.EqualTo(addresses[2]));
            Assert.That(Link(await Read(addresses[2]), "next-archive"), Is.EqualTo(addresses[1]));
            Assert.That(Link(await Read(addresses[1]), "next-archive"), Is.Null, "the day after it goes on");
        }
    }

    [Test]
    public async Task A_json_feed_leads_on_in_its_archives()
    {
        var found = new List<string>();
        for (var next = $"/feeds/section/kept/feed.json?archive={Day(1)}"; next is not null;)
        {
            var page = (await Anonymous.Get(next)).Expect(HttpStatusCode.OK).Json;
            found.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
            next = page["next_url"]?.ToString()["http://localhost".Length..];
        }

        Assert.That(found, Is.EqualTo(_newestFirst.Skip(3)));
    }

    [Test]
    public async Task An_archive_does_not_change_with_later_publications()
    {
        var path = $"/feeds/section/growing/atom.xml?archive={Day(2)}";
        await Publish("growing", 2);
        var before = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        await Publish("growing", 1);
        var after = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(Ids(XDocument.Parse(after.Text)), Is.EqualTo(Ids(XDocument.Parse(before.Text))));
        await Publish("growing", 0);
        (await Anonymous.Get(path, ("If-None-Match", after.ETag))).Expect(HttpStatusCode.NotModified);
    }

    [Test]
    public async Task The_archives_of_a_feed_in_one_language_stay_in_it()
    {
        var archive = await Read($"/feeds/section/kept/atom.xml?language=en&limit=5&archive={Day(1)}");
        Assert.That(Link(archive, "prev-archive"), Is.EqualTo($"/feeds/section/kept/atom.xml?language=en&archive={Day(4)}"));
    }

    [TestCase("", 404)]
    [TestCase("1", 404)]
    [TestCase("2026-02-30", 400)]
    [TestCase("26-02-03", 400)]
    [TestCase("2026-02-03T00:00", 400)]
    [TestCase("9999-12-31", 400)]
    [TestCase("0001-01-01", 404)]
    [TestCase("9999-12-30", 404)]
    public async Task A_day_that_has_no_archive_is_a_problem(string day, int status)
    {
        // Today, and a day in the middle without stories.
        var asked = day == "" ? Day(0) : day == "1" ? Day(30) : day;
        foreach (var file in (string[])["rss.xml", "atom.xml", "feed.json"])
            (await Anonymous.Get($"/feeds/section/kept/{file}?archive={asked}")).Refused(status, status == 400 ? ["archive"] : []);
    }

    protected override async Task Prepare()
    {
        await Admin.Section("kept");
        await Admin.Section("growing");
        foreach (var (daysAgo, count) in Days.Reverse())
            for (var at = 0; at < count; at++)
                _newestFirst.Insert(0, await Publish("kept", daysAgo, at));
    }

    private static List<string> Ids(XDocument feed) =>
    [
        .. feed.Descendants("guid").Select(id => id.Value),
        .. feed.Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value),
    ];

    private static string? Link(XDocument feed, string relation) =>
        feed.Descendants(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == relation)
            ?.Attribute("href")!.Value["http://localhost".Length..];

    private string Day(int daysAgo) => $"{App.Clock.GetUtcNow().AddDays(-daysAgo):yyyy-MM-dd}";

    private async Task<string> Publish(string section, int daysAgo, int second = 0)
    {
        var midnight = new DateTimeOffset(App.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var story = await Editor.PublishedArticle(
            Makers.Content($"Story {daysAgo} {second}", section: section),
            new { publishedAt = midnight.AddDays(-daysAgo).AddSeconds(second) });
        return $"http://localhost/v1/articles/{story.Id}";
    }

    private async Task<XDocument> Read(string path) => XDocument.Parse((await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Text);
}
