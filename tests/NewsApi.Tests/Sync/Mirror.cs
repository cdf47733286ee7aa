using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>A client that keeps a copy of what it follows, by HTTP alone.</summary>
public sealed class Mirror(string filters = "", int limit = 100, string root = "/v1/changes")
{
    public SortedDictionary<(string Kind, long Id), JsonObject> Items { get; } = [];

    /// <summary>All changes that came, in their order.</summary>
    public List<JsonObject> Changes { get; } = [];

    public string? Token { get; private set; }

    public IEnumerable<long> Articles => Items.Keys.Where(key => key.Kind == "article").Select(key => key.Id);

    public string Path(int wait = 0) =>
        $"{root}?limit={limit}{(filters.Length > 0 ? "&" + filters : "")}{(wait > 0 ? $"&wait={wait}" : "")}"
        + (Token is null ? "" : $"&since={Token}");

    /// <summary>Reads one page.</summary>
    /// <returns>Whether there is more.</returns>
    public async Task<bool> Step(Api api, int wait = 0) => Take((await api.Get(Path(wait))).Expect(HttpStatusCode.OK).Json);

    /// <summary>Reads until there is no more.</summary>
    /// <returns>The changes that came.</returns>
    public async Task<IReadOnlyList<JsonObject>> CatchUp(Api api)
    {
        var before = Changes.Count;
        while (await Step(api))
            ;
        return Changes[before..];
    }

    private bool Take(JsonNode page)
    {
        foreach (var item in page["items"]!.AsArray().Select(one => one!.AsObject()))
        {
            Changes.Add(item);
            var key = (item["kind"]!.GetValue<string>(), item["id"]!.GetValue<long>());
            if (item["operation"]!.GetValue<string>() == "upsert")
                Items[key] = item;
            else
                Items.Remove(key);
        }

        Token = page["next"]!.GetValue<string>();
        return page["hasMore"]!.GetValue<bool>();
    }

    /// <summary>A change in a line: what to do, with what, and why.</summary>
    public static string Show(JsonObject change) => string.Join(
        ' ',
        new[] { "operation", "kind", "id", "version", "change", "reason", "replacedBy" }
            .Select(name => change[name]).Where(value => value is not null));
}
