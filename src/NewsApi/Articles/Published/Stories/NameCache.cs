using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Named things of one kind, by id and by the language in which they are shown.</summary>
/// <param name="freshness">What has changed.</param>
/// <param name="sql">Reads those of <c>@Ids</c>.</param>
/// <param name="dependency">What such a thing is to answers that show it.</param>
/// <param name="show">How a row with its name is shown.</param>
internal sealed class NameCache<T>(Freshness freshness, Sql sql, Func<long, Dependency> dependency, Func<NameRow, string, T> show)
    where T : class
{
    private const int Most = 50_000;

    private readonly ValidatedCache<(long Id, string Language), T> _kept = new(freshness, Most);

    /// <param name="read">The answer's session, for those that are not in memory.</param>
    /// <param name="wanted">Which, of which some may come twice.</param>
    /// <param name="siteDefault">In which language they are shown where the wanted one lacks.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyDictionary<(long Id, string Language), T>> Find(
        ReadSession read, IEnumerable<(long Id, string Language)> wanted, string siteDefault, CancellationToken ct)
    {
        var found = new Dictionary<(long, string), T>();
        HashSet<(long Id, string Language)>? missing = null;
        foreach (var key in wanted)
            if (!found.ContainsKey(key))
                if (_kept.Find(key) is { } known)
                    found[key] = known;
                else
                    (missing ??= []).Add(key);
        if (missing is null)
            return found;
        var rows = (await read.ListAsync<NameRow>(sql, new { Ids = ApiJson.Write(missing.Select(key => key.Id).Distinct()) }, ct))
            .ToDictionary(row => row.Id);
        foreach (var key in missing)
            if (rows.TryGetValue(key.Id, out var row))
            {
                var made = show(row, LocalisedText.PickText(row.Names, key.Language, siteDefault) ?? row.Slug);
                _kept.Keep(key, made, [dependency(key.Id).Key, Dependency.Site.Key], read.Seq);
                found[key] = made;
            }

        return found;
    }
}

/// <summary>A tag, author or section with all its names.</summary>
internal sealed record NameRow
{
    public long Id { get; init; }

    public string Slug { get; init; } = "";

    /// <summary>Of tags alone.</summary>
    public string Kind { get; init; } = "";

    /// <summary>JSON.</summary>
    public string Names { get; init; } = "";
}
