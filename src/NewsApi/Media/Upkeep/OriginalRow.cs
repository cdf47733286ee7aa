using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Upkeep;

/// <summary>What a row says of its original.</summary>
internal sealed record OriginalRow
{
    public const int PageSize = 1_000;

    /// <summary>A page of rows, by id.</summary>
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

    /// <summary>Whether the original may be gone: that of a deleted file is kept for some days.</summary>
    public bool MayBeGone => State == nameof(MediaState.Deleted);
}
