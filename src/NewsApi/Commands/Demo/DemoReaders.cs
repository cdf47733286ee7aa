using NewsApi.Articles.Published.Lookup;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Totals;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Commands.Demo;

/// <summary>
/// Adds views, shares and clicks of the week before the first start to the demo site, so that most read, trending and statistics show
/// something. They are counted like the events of real readers.
/// </summary>
internal sealed class DemoReaders(Db db, EventArticleCache articles, EventJournal journal, Aggregator aggregator, TimeProvider time)
{
    // Events of the newest story, and the fewest of any story. The second has 1/2 of the most, the third 1/3. Trending needs 20 views.
    private const int MostEvents = 480, FewestEvents = 40;

    // This number fits into the smallest queue that the settings allow.
    private const int EventsAtOnce = 100;

    private static readonly TimeSpan Past = TimeSpan.FromDays(6);

    private static readonly string[] Channels = ["telegram", "facebook", "whatsapp", "x"], Referrers = ["www.google.com", "", "t.me", ""];

    private static readonly Sql LinkSql = new("SELECT MIN(id) FROM share_links WHERE article_id = @Id AND automatic = 1");

    public async Task Read(IReadOnlyList<DemoStory> stories, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var (rank, story) in stories.OrderByDescending(story => story.PublishedAt).ThenByDescending(story => story.Id).Index())
        {
            if (await articles.FindArticle(story.Id, ct) is not { } article)
                continue;
            var link = await db.FindAsync<long?>(LinkSql, new { story.Id }, ct) ?? 0;
            foreach (var events in EventsOf(article, story, link, Math.Max(FewestEvents, MostEvents / (rank + 1)), now).Chunk(EventsAtOnce))
                await (journal.Add(events) ?? Task.CompletedTask);
        }

        await aggregator.Run(ct);
    }

    private static IEnumerable<ReaderEvent> EventsOf(
        EventArticle article, DemoStory story, long link, int count, DateTimeOffset now) =>
        Enumerable.Range(0, count).Select(number =>
        {
            // Most events are recent, so the shortest period has some events, too.
            var at = now - (Past * Math.Pow((number + 0.5) / count, 3));
            var kind = number % 9 == 4 ? EventKind.Click : number % 13 == 6 ? EventKind.Share : EventKind.View;
            return new ReaderEvent
            {
                Kind = kind,
                Class = VisitorClass.Human,
                Article = article,
                LinkId = kind == EventKind.Click ? link : 0,
                Channel = kind == EventKind.View ? "" : Channels[number % Channels.Length],
                Referrer = kind == EventKind.View ? Referrers[number % Referrers.Length] : "",
                At = (at > story.PublishedAt ? at : story.PublishedAt).ToUnixTimeMilliseconds(),
                Visitor = Random.Shared.NextInt64(1, long.MaxValue),
            };
        });
}
