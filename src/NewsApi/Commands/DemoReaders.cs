using NewsApi.Articles.Published.Stories;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Totals;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Commands;

/// <summary>
/// Views, shares and clicks of the demo site in the week before its first start, so that most read, trending and statistics show something.
/// They are counted as those of readers.
/// </summary>
internal sealed class DemoReaders(Db db, EventArticleCache articles, EventJournal journal, Aggregator aggregator, TimeProvider time)
{
    // The first story has so many events, the next ones a half, a third and so on. Trending needs 20 views.
    private const int MostEvents = 480, FewestEvents = 40;

    private const int Stories = 100;

    // Fits the smallest queue that the settings allow.
    private const int EventsAtOnce = 100;

    private static readonly TimeSpan Past = TimeSpan.FromDays(6);

    private static readonly string[] Channels = ["telegram", "facebook", "whatsapp", "x"], Referrers = ["www.google.com", "", "t.me", ""];

    private static readonly Sql StoriesSql = new(dialect => $"""
        SELECT p.id, p.published_at, COALESCE(l.id, 0) AS link_id
        FROM published_articles AS p
        LEFT JOIN share_links AS l ON l.article_id = p.id AND l.automatic = 1
        ORDER BY p.published_at DESC, p.id DESC
        {dialect.Limit("@Take")}
        """);

    public async Task Read(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<Story> stories;
        await using (var read = await db.ReadAsync(ct))
            stories = await read.ListAsync<Story>(StoriesSql, new { Take = Stories }, ct);
        foreach (var (rank, story) in stories.Index())
            if (await articles.FindArticle(story.Id, ct) is { } article)
                foreach (var events in EventsOf(article, story, Math.Max(FewestEvents, MostEvents / (rank + 1)), now).Chunk(EventsAtOnce))
                    await (journal.Add(events) ?? Task.CompletedTask);
        await aggregator.Run(ct);
    }

    private static IEnumerable<ReaderEvent> EventsOf(EventArticle article, Story story, int count, DateTimeOffset now) =>
        Enumerable.Range(0, count).Select(number =>
        {
            // Most are recent, so that the shortest period has some, too.
            var at = now - (Past * Math.Pow((number + 0.5) / count, 3));
            var kind = number % 9 == 4 ? EventKind.Click : number % 13 == 6 ? EventKind.Share : EventKind.View;
            return new ReaderEvent
            {
                Kind = kind,
                Class = VisitorClass.Human,
                Article = article,
                LinkId = kind == EventKind.Click ? story.LinkId : 0,
                Channel = kind == EventKind.View ? "" : Channels[number % Channels.Length],
                Referrer = kind == EventKind.View ? Referrers[number % Referrers.Length] : "",
                At = (at > story.PublishedAt ? at : story.PublishedAt).ToUnixTimeMilliseconds(),
                Visitor = Random.Shared.NextInt64(1, long.MaxValue),
            };
        });

    private sealed record Story
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public long LinkId { get; init; }
    }
}
