using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Upkeep;

/// <summary>The columns of a row that describe its original.</summary>
internal sealed record OriginalRow
{
    public const int PageSize = 1_000;

    /// <summary>Lists a page of rows in the order of their ids.</summary>
    public static readonly Sql ListSql = new(dialect => $"""
        SELECT id, hash, bytes, state
        FROM media
        WHERE id > @After
        ORDER BY id
        {dialect.Limit("@Take")}
        """);

    public long Id { get; init; }

    public string Hash { get; init; } = "";

    public long Bytes { get; init; }

    public string State { get; init; } = "";

    /// <summary>Whether the original may be missing: the original of a deleted file is kept only for some days.</summary>
    public bool MayBeGone => State == nameof(MediaState.Deleted);
}
