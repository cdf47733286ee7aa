using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A cache of tags, authors or sections by id and language.</summary>
/// <param name="freshness">Knows which dependencies have changed.</param>
/// <param name="sql">Reads the rows of <c>@Ids</c>.</param>
/// <param name="dependency">The dependency of an answer that shows the row with this id.</param>
/// <param name="show">Makes an entry in a language. The first row is the entry's own; then follow the sections above it.</param>
internal sealed class NameCache<T>(
    Freshness freshness, Sql sql, Func<long, Dependency> dependency, Func<IReadOnlyList<NamedRow>, string, T> show)
    where T : class
{
    private const int Capacity = 50_000;

    private readonly ValidatedCache<(long Id, string Language), T> _cache = new(freshness, Capacity);

    /// <param name="read">The answer's session, for entries that are not cached.</param>
    /// <param name="wanted">The keys; may repeat.</param>
    /// <param name="siteDefault">The language of names that are missing in the wanted language.</param>
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
            .ToLookup(row => row.Origin == 0 ? row.Id : row.Origin);
        foreach (var key in missing)
            if (rows.Contains(key.Id))
            {
                NamedRow[] named =
                [
                    .. rows[key.Id].Select(
                        row => new NamedRow(row, LocalisedText.PickText(row.Names, key.Language, siteDefault) ?? row.Slug)),
                ];
                var loaded = show(named, key.Language);
                _cache.Keep(key, loaded, [.. named.Select(one => dependency(one.Row.Id).Key), Dependency.Site.Key], read.Seq);
                found[key] = loaded;
            }

        return found;
    }
}

/// <summary>A tag, author or section with all its names.</summary>
internal sealed record NameRow
{
    public long Id { get; init; }

    /// <summary>The requested section: this row is that section or one above it. 0 for tags and authors.</summary>
    public long Origin { get; init; }

    public string Slug { get; init; } = "";

    /// <summary>The kind of a tag; empty for authors and sections.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Only for sections: the usage policy, JSON.</summary>
    public string? Usage { get; init; }

    /// <summary>The names by language, as JSON.</summary>
    public string Names { get; init; } = "";
}

/// <summary>A row and its name in the wanted language.</summary>
internal readonly record struct NamedRow(NameRow Row, string Name);
