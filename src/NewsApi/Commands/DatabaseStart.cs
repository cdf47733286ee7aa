using NewsApi.Access;
using NewsApi.Data;

namespace NewsApi.Commands;

/// <summary>What has to be true before anything else runs: the schema is there, and so is a key to get in with.</summary>
internal sealed class DatabaseStart(IMigrator migrator, FirstKey firstKey)
{
    /// <returns>The first admin key, if one had to be made.</returns>
    public async Task<string?> Run(CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        return await firstKey.Make(ct);
    }
}
