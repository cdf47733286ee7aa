using NewsApi.Data.Statements;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Filters;

/// <summary>A bound on a time in the editors' list: its query parameter and column. From is inclusive, to is exclusive.</summary>
internal sealed record InstantBound(string Name, string Column, bool From, string Description)
{
    public QueryParameter Parameter => new(Name, QueryType.Instant, Description);
}

/// <summary>A bound on a time, with the value from the request.</summary>
internal sealed record InstantFilter(InstantBound Bound, DateTimeOffset At)
{
    public static readonly IReadOnlyList<InstantBound> Newest =
    [
        new("modifiedFrom", "a.modified_at", true, "Only articles changed at or after this time."),
        new("modifiedTo", "a.modified_at", false, "Only articles changed before this time."),
    ];

    public static IReadOnlyList<QueryParameter> Declare(IReadOnlyList<InstantBound> bounds) =>
        [.. bounds.Select(bound => bound.Parameter)];

    public static IReadOnlyList<InstantFilter> Read(QueryReader reader, IReadOnlyList<InstantBound> bounds) =>
    [
        .. from bound in bounds
           let at = reader.Instant(bound.Parameter)
           where at is not null
           select new InstantFilter(bound, at.Value),
    ];

    public void AddTo(SqlFilter sql) =>
        sql.AndNumbered((_, at) => $"{Bound.Column} {(Bound.From ? ">=" : "<")} {at}", At.ToUnixTimeMilliseconds());
}
