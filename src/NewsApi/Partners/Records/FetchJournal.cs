using System.Threading.Channels;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;

namespace NewsApi.Partners.Records;

/// <summary>An article in an answer to a partner.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Version">Its public version.</param>
/// <param name="Seq">The number of its last public change.</param>
internal readonly record struct FetchedArticle(long Id, int Version, long Seq);

/// <summary>
/// Stores what partners fetch. All waiting fetches of a partner on a day are stored in one commit. An answer with articles is sent only
/// after that commit, so every partner that has an article is on record.
/// </summary>
internal sealed class FetchJournal(Db db, TimeProvider time, BackgroundWork works) : BackgroundService
{
    private const int MostOfBatch = 500;

    // This update locks the row. On SQL Server, Accumulate needs that no other transaction writes rows with the same keys.
    private static readonly Sql TouchSql = new("UPDATE partners SET last_used_at = @Now WHERE id = @Id");

    private static readonly Sql FetchesSql = new(dialect => dialect.Accumulate(
        "partner_fetches",
        [
            RowColumn.Number("article_id"), RowColumn.Number("partner_id"), RowColumn.Number("day"), RowColumn.Number("version"),
        ],
        [RowColumn.Number("fetches")],
        [RowColumn.Number("seq"), RowColumn.Number("last_at"), RowColumn.Text("text_form")]));

    private static readonly Sql DaysSql = new(dialect => dialect.Accumulate(
        "partner_days",
        [RowColumn.Number("partner_id"), RowColumn.Number("day")],
        [RowColumn.Number("requests"), RowColumn.Number("articles")],
        []));

    private static readonly Sql RequestsSql =
        new("SELECT requests FROM partner_days WHERE partner_id = @PartnerId AND day = @Day");

    private readonly Channel<Fetch> _waiting = Channel.CreateUnbounded<Fetch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WorkState _work = works.Add("partner_fetches");

    /// <summary>The number of a UTC day: days since 1970.</summary>
    public static long DayOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 86_400_000;

    /// <summary>How many requests of a day are stored.</summary>
    public async Task<long> Requests(long partnerId, long day, CancellationToken ct) =>
        await db.FindAsync<long?>(RequestsSql, new { PartnerId = partnerId, Day = day }, ct) ?? 0;

    /// <summary>Counts a request.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="stored">Called after storing, with the day, the number of its stored requests, and how many of these are new.</param>
    public void Count(long partnerId, Action<long, long, long> stored) =>
        _waiting.Writer.TryWrite(new Fetch(partnerId, time.GetUtcNow(), [], PartnerText.Full) { Stored = stored });

    /// <summary>Stores the articles of an answer. The task completes when they are stored.</summary>
    public async Task Add(long partnerId, IReadOnlyList<FetchedArticle> articles, PartnerText text, CancellationToken ct)
    {
        if (articles.Count == 0)
            return;
        var fetch = new Fetch(partnerId, time.GetUtcNow(), articles, text);
        if (!_waiting.Writer.TryWrite(fetch))
            throw new OperationCanceledException("This node is stopping.");
        await fetch.Done.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var end = stoppingToken.Register(() => _waiting.Writer.TryComplete());
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Fetch>();
            while (batch.Count < MostOfBatch && _waiting.Reader.TryRead(out var fetch))
                batch.Add(fetch);
            foreach (var (partner, day) in batch.Select(fetch => (fetch.PartnerId, DayOf(fetch.At))).Distinct())
                await Store(partner, day, [.. batch.Where(fetch => fetch.PartnerId == partner && DayOf(fetch.At) == day)]);
        }
    }

    private async Task Store(long partner, long day, IReadOnlyList<Fetch> fetches)
    {
        try
        {
            _work.Began();
            var requests = fetches.Count(fetch => fetch.Stored is not null);
            var stored = await db.WriteAsync(
                write =>
                {
                    write.Run(TouchSql, new { Id = partner, Now = fetches.Max(fetch => fetch.At) });
                    var rows = Rows(partner, day, fetches);
                    if (rows.Count > 0)
                        write.Accumulate(FetchesSql, rows);
                    write.Accumulate(
                        DaysSql, new SqlRows().Row().Add(partner).Add(day).Add(requests).Add(fetches.Sum(fetch => fetch.Articles.Count)));
                    return write.Find<long>(RequestsSql, new { PartnerId = partner, Day = day });
                },
                CancellationToken.None);
            _work.Succeeded();
            fetches.FirstOrDefault(fetch => fetch.Stored is not null)?.Stored!(day, stored, requests);
            foreach (var fetch in fetches)
                fetch.Done.TrySetResult();
        }
        catch (Exception e)
        {
            _work.Failed(e);
            foreach (var fetch in fetches)
                fetch.Done.TrySetException(e);
        }
    }

    private static SqlRows Rows(long partner, long day, IReadOnlyList<Fetch> fetches)
    {
        var rows = new SqlRows();
        foreach (var same in fetches.SelectMany(fetch => fetch.Articles.Select(article => (fetch, article)))
                     .GroupBy(one => (one.article.Id, one.article.Version)).OrderBy(same => same.Key))
            rows.Row().Add(same.Key.Id).Add(partner).Add(day).Add(same.Key.Version).Add(same.Count())
                .Add(same.Max(one => one.article.Seq)).Add(same.Max(one => one.fetch.At).ToUnixTimeMilliseconds())
                .Add(same.Min(one => one.fetch.Text).ToString());
        return rows;
    }

    private sealed record Fetch(long PartnerId, DateTimeOffset At, IReadOnlyList<FetchedArticle> Articles, PartnerText Text)
    {
        /// <summary>For a request: called when the request is stored.</summary>
        public Action<long, long, long>? Stored { get; init; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
