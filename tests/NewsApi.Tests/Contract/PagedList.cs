using System.Text.Json.Nodes;

namespace NewsApi.Tests.Contract;

/// <summary>
/// A list of the document that belongs to no single article: an operation that takes a cursor, at an address without a variable.
/// </summary>
internal sealed record PagedList(string Path, IReadOnlyDictionary<string, JsonNode> Parameters)
{
    private static readonly int[] Limits = [7, 100];

    private const string Relevance = "-relevance";

    // One item to a page, where that makes no thousand pages.
    private const int ShortList = 30;

    // What no enumeration of the document offers; the record says which are of use for which list.
    private static readonly Dictionary<string, string>[] Filters =
    [
        new() { ["language"] = "hy" },
        new() { ["tag"] = WalkedSite.Tag(9) },
        new() { ["q"] = WalkedSite.Word },
        new() { ["section"] = WalkedSite.Section(2), ["language"] = "en" },
        new() { ["author"] = "author-3" },
    ];

    public static IReadOnlyList<PagedList> All(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           let get = path.Value!["get"]
           // Lists of partners need the key of one; ninjs is another form of a list, and has addresses in place of ids.
           where get is not null && !path.Key.Contains('{') && !path.Key.EndsWith(".ninjs.json", StringComparison.Ordinal)
               && !path.Key.StartsWith("/feeds/", StringComparison.Ordinal)
               && !path.Key.StartsWith("/v1/partner/", StringComparison.Ordinal)
           let parameters = (get["parameters"]?.AsArray() ?? []).Select(one => Reference.Resolve(document, one!))
               .Where(one => one["in"]!.GetValue<string>() == "query")
               .ToDictionary(one => one["name"]!.GetValue<string>(), one => Reference.Resolve(document, one["schema"]!))
           where parameters.ContainsKey("cursor")
           select new PagedList(path.Key, parameters),
    ];

    /// <summary>Every order, with every choice and filter that the list's items are recorded under, with several limits.</summary>
    public IEnumerable<ListWalk> Walks(WalkedSite site)
    {
        var recorded = site.Lists.GetValueOrDefault(Path);
        var choices = Parameters.Where(one => one.Key != "sort" && recorded?.IsFilter(one.Key) != false).SelectMany(Choices);
        var filters =
            Filters.Where(
                filter => recorded is not null && filter.Keys.All(name => Parameters.ContainsKey(name) && recorded.IsFilter(name)));
        var orders = Parameters.Where(one => one.Key == "sort").SelectMany(Choices).Prepend([]).ToList();
        // Such a list has no other order for what was searched for unless one is asked for, and has this one for nothing else.
        var ranks = orders.Any(order => order.ContainsValue(Relevance));
        return
            from order in orders
            from filter in choices.Concat(filters).Prepend([])
            let query = order.Concat(filter).ToDictionary()
            where !ranks || query.ContainsKey("q") == (query.GetValueOrDefault("sort") == Relevance)
                || query.ContainsKey("q") && query.ContainsKey("sort")
            let few = recorded?.Find(query).Count is < ShortList
            from limit in few ? Limits.Prepend(1) : Limits
            select new ListWalk(this, query, limit);
    }

    private static IEnumerable<Dictionary<string, string>> Choices(KeyValuePair<string, JsonNode> parameter) =>
        (parameter.Value["enum"]?.AsArray() ?? [])
            .Select(value => new Dictionary<string, string> { [parameter.Key] = value!.GetValue<string>() });
}
