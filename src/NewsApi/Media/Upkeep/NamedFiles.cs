using System.Globalization;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Upkeep;

/// <summary>The originals and the versions of sizes that rows name, stored as numbers to save memory: there may be a million.</summary>
internal sealed class NamedFiles
{
    private const int PageSize = 1_000;
    private const int HashDigits = 32;

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT id, hash, rendition
        FROM media
        WHERE id > @After AND (state <> @Deleted OR deleted_at >= @Since)
        ORDER BY id
        {dialect.Limit("@Take")}
        """);

    private readonly HashSet<UInt128> _originals = [];
    private readonly HashSet<ulong> _versions = [];

    /// <param name="db">The database.</param>
    /// <param name="presets">The sizes.</param>
    /// <param name="since">Files that were deleted before this time are left out.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<NamedFiles> Read(Db db, Presets presets, DateTimeOffset since, CancellationToken ct)
    {
        var named = new NamedFiles();
        var args = new { After = 0L, Deleted = nameof(MediaState.Deleted), Since = since, Take = PageSize };
        while (await db.ListAsync<Row>(ListSql, args, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                named._originals.Add(UInt128.Parse(row.Hash.AsSpan(0, HashDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                named._versions.Add(
                    ulong.Parse(presets.VersionOf(row.Rendition), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }

            args = args with { After = rows[^1].Id };
        }

        return named;
    }

    /// <param name="hash">The last part of an original's name.</param>
    public bool HasOriginal(ReadOnlySpan<char> hash) =>
        hash.Length == 2 * HashDigits
        && UInt128.TryParse(hash[..HashDigits], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
        && _originals.Contains(number);

    /// <param name="version">A version in the addresses of sizes.</param>
    public bool HasVersion(ReadOnlySpan<char> version) =>
        ulong.TryParse(version, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) && _versions.Contains(number);

    private sealed record Row
    {
        public long Id { get; init; }

        public string Hash { get; init; } = "";

        public string Rendition { get; init; } = "";
    }
}
