using Dapper;
using NewsApi.Counting;
using NewsApi.Counting.Deduplication;
using NewsApi.Tests.Readership;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Deduplication;

/// <summary>Repeats are recognised on every node, and also where more was counted than a node has in memory.</summary>
public class DeduplicationKeysTests(Database database) : DatabaseFixture(database)
{
    private const int Memory = 1_000, Minutes = 8, EachMinute = 400;

    private long _article = 1_000_000;

    [Test]
    public async Task What_is_no_longer_in_memory_is_known_all_the_same()
    {
        var article = ++_article;
        var events = Enumerable.Range(0, Minutes).Select(minute => Events(article, minute * EachMinute, EachMinute)).ToList();
        foreach (var some in events)
        {
            await Count(App, some);
            App.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Count(App, [.. events.SelectMany(some => some)]);
        Assert.That(Views(article), Is.EqualTo(Minutes * EachMinute));
        // The keys that were read back are found again, and new visitors are counted.
        await Count(App, [.. events[0], .. Events(article, Minutes * EachMinute, 10)]);
        Assert.That(Views(article), Is.EqualTo((Minutes * EachMinute) + 10));
    }

    [Test]
    public async Task Another_node_knows_what_the_first_one_counted()
    {
        await using var other = new AppUnderTest(App.Database.Kind, Settings(App.Database.Settings()));
        other.Clock.SetUtcNow(App.Clock.GetUtcNow());
        var article = ++_article;
        var events = Events(article, 0, 300);
        for (var round = 0; round < 3; round++)
        {
            await Count(App, events);
            await Count(other, events);
        }

        Assert.That(Views(article), Is.EqualTo(300));
        // Each has events that the other does not know yet, and both share one journal.
        await Task.WhenAll(Count(App, Events(article, 300, 100)), Count(other, Events(article, 400, 100)));
        await Count(App, Events(article, 300, 200));
        Assert.That(Views(article), Is.EqualTo(500));
    }

    [Test]
    public async Task What_is_of_no_use_any_more_goes()
    {
        await Count(App, Events(++_article, 0, 10));
        App.Clock.Advance(TimeSpan.FromMinutes(40));
        await App.Aggregate();
        Assert.That(Rows(DeduplicationKind.Visitors), Is.Zero);
        Assert.That(Rows(DeduplicationKind.Batches), Is.Positive);
        Assert.That(Rows(DeduplicationKind.ClientIds), Is.Positive);
        App.Clock.Advance(TimeSpan.FromHours(25));
        await App.Aggregate();
        Assert.That(Rows(DeduplicationKind.ClientIds) + Rows(DeduplicationKind.Batches) + Rows(DeduplicationKind.LateVisitors), Is.Zero);
    }

    [Test]
    public async Task A_failed_addition_is_done_again_and_counts_everything_once()
    {
        if (App.Database.Kind != Database.Sqlite)
            Assert.Ignore("The failing trigger is SQLite's.");
        using var connection = App.Database.Open();
        var article = ++_article;
        connection.Execute("CREATE TRIGGER failing BEFORE INSERT ON read_totals BEGIN SELECT RAISE(ABORT, 'failing'); END");
        Assert.That(() => Count(App, Events(article, 0, 100)), Throws.InstanceOf<System.Data.Common.DbException>());
        connection.Execute("DROP TRIGGER failing");
        await Count(App, Events(article, 0, 110));
        Assert.That(Views(article), Is.EqualTo(110));
    }

    [Test]
    public async Task Stored_keys_are_read_in_their_lasting_form()
    {
        var events = Events(++_article, 0, 2);
        var at = (uint)(events[1].At / 1000);
        using (var connection = App.Database.Open())
            connection.Execute(
                "INSERT INTO read_marks (family, slot, number, content) VALUES (2, @slot, 0, @content)",
                new { slot = at / 10, content = (byte[])[.. BitConverter.GetBytes(events[1].ClientId), .. BitConverter.GetBytes(at)] });
        await using var other = new AppUnderTest(App.Database.Kind, Settings(App.Database.Settings()));
        await Count(other, events);
        Assert.That(Views(_article), Is.EqualTo(1));
    }

    [Test]
    public async Task An_id_is_known_for_a_day_and_leaves_memory_too()
    {
        var article = ++_article;
        await Count(App, Events(article, 0, 20));
        App.Clock.Advance(TimeSpan.FromHours(23));
        await Count(App, ById(article));
        Assert.That(Views(article), Is.EqualTo(20));
        App.Clock.Advance(TimeSpan.FromHours(25));
        // Memory is swept after an addition.
        await Count(App, Events(++_article, 0, 1));
        await Count(App, ById(article));
        Assert.That(Views(article), Is.EqualTo(30));
    }

    protected override AppUnderTest Make(Database kind) => new(kind, Settings([]));

    private static Dictionary<string, string> Settings(IEnumerable<KeyValuePair<string, string>> more) =>
        new(more) { ["NewsApi:Counting:RememberedEvents"] = $"{Memory}" };

    // Every second event has an id and no visitor, so both kinds of keys are needed.
    private ReaderEvent[] Events(long article, int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(number => new ReaderEvent
        {
            Kind = EventKind.View, Class = VisitorClass.Human, Article = new EventArticle(article, "en", 0, []), Channel = "",
            Referrer = "",
            At = App.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Visitor = number % 2 == 0 ? HashedKey.Of(number, article) : 0,
            ClientId = number % 2 == 0 ? 0 : HashedKey.Of(number, article),
        }),
    ];

    // As above: half of them have an id.
    private ReaderEvent[] ById(long article) => [.. Events(article, 0, 20).Where(one => one.ClientId != 0)];

    private static async Task Count(AppUnderTest app, ReaderEvent[] events)
    {
        await new Crowd(app).Add(events);
        await app.Aggregate();
    }

    private long Views(long article) => App.Database.Totals("article", article).GetValueOrDefault("view human");

    private long Rows(DeduplicationKind kind)
    {
        using var connection = App.Database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM read_marks WHERE family = @family", new { family = (int)kind });
    }
}
