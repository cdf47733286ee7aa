using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A cache of tags, authors or sections by id and language.</summary>
/// <param name="freshness">Tells what has changed.</param>
/// <param name="sql">Reads the rows of <c>@Ids</c>.</param>
/// <param name="dependency">The dependency of answers on an entry.</param>
/// <param name="show">Makes an entry from a row and its name.</param>
internal sealed class NameCache<T>(Freshness freshness, Sql sql, Func<long, Dependency> dependency, Func<NameRow, string, T> show)
    where T : class
{
    private const int Capacity = 50_000;

    private readonly ValidatedCache<(long Id, string Language), T> _cache = new(freshness, Capacity);

    /// <param name="read">The answer's session, for entries that are not cached.</param>
    /// <param name="wanted">The keys; may repeat.</param>
    /// <param name="siteDefault">The language of names that are missing in the wanted one.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask<IReadOnlyDictionary<(long Id, string Language), T>> Find(
        ReadSession read, IEnumerable<(long Id, string Language)> wanted, string siteDefault, CancellationToken ct)
    {
        var found = new Dictionary<(long, string), T>();
        HashSet<(long Id, string Language)>? missing = null;
        foreach (var key in wanted)
            if (!found.ContainsKey(key))
                if (_cache.Find(key) is { } cached)
                    found[key] = cached;
                else
                    (missing ??= []).Add(key);
        if (missing is null)
            return found;
        var rows = (await read.ListAsync<NameRow>(sql, new { Ids = ApiJson.Write(missing.Select(key => key.Id).Distinct()) }, ct))
            .ToDictionary(row => row.Id);
        foreach (var key in missing)
            if (rows.TryGetValue(key.Id, out var row))
            {
                var loaded = show(row, LocalisedText.PickText(row.Names, key.Language, siteDefault) ?? row.Slug);
                _cache.Keep(key, loaded, [dependency(key.Id).Key, Dependency.Site.Key], read.Seq);
                found[key] = loaded;
            }

        return found;
    }
}

/// <summary>A tag, author or section with all its names.</summary>
internal sealed record NameRow
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    /// <summary>Only for tags.</summary>
    public string Kind { get; init; } = "";

    /// <summary>JSON.</summary>
    public string Names { get; init; } = "";
}
