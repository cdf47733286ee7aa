using Dapper;
using NewsApi.Counting;
using NewsApi.Counting.Deduplication;
using NewsApi.Tests.Readership;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Deduplication;

/// <summary>Repeats are told in whatever node they come, and also where more was counted than one has in its memory.</summary>
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
        // Those that were looked for are not looked for in vain the next time either, and who is new is counted.
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
        for (var turn = 0; turn < 3; turn++)
        {
            await Count(App, events);
            await Count(other, events);
        }

        Assert.That(Views(article), Is.EqualTo(300));
        // Both have what the other has not seen yet, and one journal.
        await Task.WhenAll(Count(App, Events(article, 300, 100)), Count(other, Events(article, 400, 100)));
        await Count(App, Events(article, 300, 200));
        Assert.That(Views(article), Is.EqualTo(500));
    }

    [Test]
    public async Task What_is_of_no_use_any_more_goes()
    {
        await Count(App, Events(++_article, 0, 10));
        App.Clock.Advance(TimeSpan.FromMinutes(40));
        await App.Fold();
        Assert.That(Rows(DeduplicationKind.Visitors), Is.Zero);
        Assert.That(Rows(DeduplicationKind.Batches), Is.Positive);
        Assert.That(Rows(DeduplicationKind.ClientIds), Is.Positive);
        App.Clock.Advance(TimeSpan.FromHours(25));
        await App.Fold();
        Assert.That(Rows(DeduplicationKind.ClientIds) + Rows(DeduplicationKind.Batches) + Rows(DeduplicationKind.LateVisitors), Is.Zero);
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

    // Every second one has an id and wants no trace, so that both ways to tell a repeat are needed.
    private ReaderEvent[] Events(long article, int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(number => new ReaderEvent
        {
            Kind = EventKind.View, Class = VisitorClass.Human, Article = new EventArticle(article, "en", 0, []), Channel = "", Referrer = "",
            At = App.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Visitor = number % 2 == 0 ? HashedKey.Of(number, article) : 0,
            ClientId = number % 2 == 0 ? 0 : HashedKey.Of(number, article),
        }),
    ];

    // As above: half of them have an id.
    private ReaderEvent[] ById(long article) => [.. Events(article, 0, 20).Where(one => one.ClientId != 0)];

    private static async Task Count(AppUnderTest app, ReaderEvent[] events)
    {
        await new Crowd(app).Add(events);
        await app.Fold();
    }

    private long Views(long article) => App.Database.Totals("article", article).GetValueOrDefault("view human");

    private long Rows(DeduplicationKind family)
    {
        using var connection = App.Database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM read_marks WHERE family = @family", new { family = (int)family });
    }
}
