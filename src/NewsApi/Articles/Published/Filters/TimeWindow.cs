using NewsApi.Data.Statements;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Filters;

/// <summary>One of the four times of an article that lists filter by.</summary>
internal sealed class ArticleTime
{
    public static readonly ArticleTime Published = new("published", "published_at", "first published");
    public static readonly ArticleTime Updated = new("updated", "updated_at", "updated for readers");
    public static readonly ArticleTime Modified = new("modified", "modified_at", "changed in any way");
    public static readonly ArticleTime Created = new("created", "created_at", "created");

    public static readonly IReadOnlyList<ArticleTime> All = [Published, Updated, Modified, Created];

    private readonly string _column;

    private ArticleTime(string name, string column, string what)
    {
        _column = column;
        Column = $"p.{column}";
        From = new QueryParameter($"{name}From", QueryType.Instant, $"Only articles {what} at or after this time.");
        To = new QueryParameter($"{name}To", QueryType.Instant, $"Only articles {what} before this time.");
        var not = $"exclude{char.ToUpperInvariant(name[0])}{name[1..]}";
        NotFrom = new QueryParameter(
            $"{not}From", QueryType.Instant,
            $"Leaves out articles {what} at or after this time; with `{not}To`, it leaves out only articles between the two times.");
        NotTo = new QueryParameter(
            $"{not}To", QueryType.Instant,
            $"Leaves out articles {what} before this time; with `{not}From`, it leaves out only articles between the two times.");
        SizeSql = new Sql(dialect => $"SELECT COUNT(*) FROM ({Collect("@From", "@To")} {dialect.LimitAny("@Most")}) AS found");
    }

    /// <summary>The column of an article <c>p</c>.</summary>
    public string Column { get; }

    public QueryParameter From { get; }

    public QueryParameter To { get; }

    public QueryParameter NotFrom { get; }

    public QueryParameter NotTo { get; }

    /// <summary>Counts the articles of a window, up to <c>@Most</c>.</summary>
    public Sql SizeSql { get; }

    /// <summary>A SELECT of the ids of the articles in a window.</summary>
    public string Collect(string from, string to) =>
        $"SELECT q.id FROM published_articles AS q WHERE q.{_column} >= {from} AND q.{_column} < {to}";
}

/// <summary>Articles whose time lies within a window or, if the window is excluded, outside it.</summary>
/// <param name="Time">The time of an article that is compared.</param>
/// <param name="From">The first millisecond inside the window.</param>
/// <param name="To">The first millisecond after the window.</param>
/// <param name="Exclude">Whether articles inside the window are left out.</param>
internal sealed record TimeWindow(ArticleTime Time, long From, long To, bool Exclude)
{
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
        [.. ArticleTime.All.SelectMany(time => (IEnumerable<QueryParameter>)[time.From, time.To, time.NotFrom, time.NotTo])];

    public static IReadOnlyList<TimeWindow> Read(QueryReader reader) =>
    [
        .. from time in ArticleTime.All
           from exclude in (bool[])[false, true]
           let @from = reader.Instant(exclude ? time.NotFrom : time.From)
           let to = reader.Instant(exclude ? time.NotTo : time.To)
           where @from is not null || to is not null
           select new TimeWindow(
               time, @from?.ToUnixTimeMilliseconds() ?? long.MinValue, to?.ToUnixTimeMilliseconds() ?? long.MaxValue, exclude),
    ];

    public void AddTo(SqlFilter sql) => sql.AndNumbered(
        (_, from, to) => Exclude
            ? $"({Time.Column} < {from} OR {Time.Column} >= {to})"
            : $"({Time.Column} >= {from} AND {Time.Column} < {to})",
        From, To);
}
