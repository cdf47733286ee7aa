using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Search;

/// <summary>
/// The key of a story in the search tables: its time of publication in seconds, then its id. A search therefore finds its results in the
/// order of publication, without a sort.
/// </summary>
internal static class SearchKey
{
    private const int IdBits = 29;

    /// <summary>The mask of the bits that hold the id.</summary>
    public const long IdMask = (1L << IdBits) - 1;

    // The bits that are left hold times from 1425 to 2514. Stories outside this range are in the order of their ids.
    private const long LastSecond = (1L << 34) - 1;

    public static long Of(DateTimeOffset publishedAt, long id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id, IdMask);
        return (Second(publishedAt.ToUnixTimeMilliseconds()) << IdBits) | id;
    }

    /// <summary>A key below the keys of all stories that were published at this millisecond or later.</summary>
    public static long Before(long publishedAt) => Second(publishedAt) << IdBits;

    /// <summary>A key above the keys of all stories that were published before this millisecond.</summary>
    public static long Behind(long publishedAt) =>
        Second(publishedAt) is var second && second == LastSecond ? long.MaxValue : (second + 1) << IdBits;

    /// <summary>The id of the story that a key belongs to.</summary>
    public static long IdOf(long key) => key & IdMask;

    /// <summary>An SQL expression for the id of the story that a row of a search table belongs to.</summary>
    public static string IdOf(SqlDialect dialect, string alias) => $"({alias}.{dialect.SearchKey} & {IdMask})";

    // Rounds down, also for times before 1970.
    private static long Second(long millisecond) =>
        Math.Clamp(millisecond >= 0 ? millisecond / 1000 : ((millisecond + 1) / 1000) - 1, -LastSecond, LastSecond);
}
