using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Media.Files;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Upkeep;

/// <summary>A difference between the rows of files and the stored originals.</summary>
/// <param name="What">What differs, as a sentence.</param>
/// <param name="Stray">The name of an original without a row; null for a row without its original.</param>
internal sealed record MediaDifference(string What, string? Stray);

/// <summary>Compares the rows of files with the stored originals, both ways. Sizes are not checked: they can be made again.</summary>
internal sealed class MediaCheck(Db db, IMediaStore store, Presets presets, IOptions<MediaOptions> options, TimeProvider time)
{
    // An upload stores the file before its row, so a young file without a row is no difference.
    private static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<MediaDifference>> FindDifferences(CancellationToken ct)
    {
        var differences = new List<MediaDifference>();
        var args = new { After = 0L, Take = OriginalRow.PageSize };
        while (await db.ListAsync<OriginalRow>(OriginalRow.ListSql, args, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows.Where(row => !row.MayBeGone))
            {
                var file = await store.Find(MediaNames.Original(row.Hash), ct);
                if (file?.Length != row.Bytes)
                    differences.Add(new MediaDifference(
                        file is null ? $"file {row.Id} has no original"
                            : $"file {row.Id} has an original of {file.Length} bytes instead of {row.Bytes}",
                        Stray: null));
            }

            args = args with { After = rows[^1].Id };
        }

        var before = time.GetUtcNow() - LeastAge;
        var named = await NamedFiles.Read(db, presets, MediaSweep.KeptSince(time, options.Value), ct);
        await foreach (var file in store.List(MediaNames.Originals, ct))
            if (file.At < before && !named.HasOriginal(file.Name.AsSpan(file.Name.LastIndexOf('/') + 1)))
                differences.Add(new MediaDifference($"{file.Name} is an original without a row", file.Name));
        return differences;
    }

    /// <summary>Deletes an original without a row.</summary>
    /// <returns>False for a difference that can't be repaired: the original must come from a backup.</returns>
    public Task<bool> Repair(MediaDifference difference, CancellationToken ct) => difference.Stray is { } name
        ? store.Delete(name, time.GetUtcNow() - LeastAge, ct)
        : Task.FromResult(false);
}
