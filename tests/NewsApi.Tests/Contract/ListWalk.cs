using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsApi.Tests.Contract;

/// <summary>A page as the client printed it.</summary>
internal sealed record WalkedPage(int Walk, bool Back, IReadOnlyList<long> Ids, WalkedPageInfo Page);

/// <summary>Where the page said that it stands.</summary>
internal sealed record WalkedPageInfo(int Limit, string? Next, string? Previous, bool HasMore, long? Total);

/// <summary>A list walked with one query and one limit.</summary>
internal sealed record ListWalk(PagedList List, IReadOnlyDictionary<string, string> Query, int Limit)
{
    public string Path => List.Path;

    /// <summary>In the order in which they were read.</summary>
    public List<WalkedPage> Pages { get; } = [];

    /// <summary>What the client is told.</summary>
    public JsonObject Plan => new()
    {
        ["path"] = Path,
        ["query"] = new JsonObject([.. Query.Select(one => KeyValuePair.Create(one.Key, Typed(one.Key, one.Value))), new("limit", Limit)]),
        ["first"] = List.Parameters.ContainsKey("count") ? new JsonObject { ["count"] = true } : [],
    };

    public void Check(WalkedSite site, IReadOnlySet<long> edited)
    {
        var forward = Pages.Where(page => !page.Back).ToList();
        // The way back begins on the last page, which may have been emptied before it was read; its pages come last to first.
        var back = Pages.Where(page => page.Back).Reverse().Append(forward[^1]).ToList();
        foreach (var page in Pages)
        {
            Assert.That(page.Page.Limit, Is.EqualTo(Limit), Name);
            Assert.That(page.Ids, Has.Count.LessThanOrEqualTo(Limit), Name);
            Assert.That(page.Page.HasMore, Is.EqualTo(page.Page.Next is not null), Name);
            if (page.Back ? page.Page.Previous is not null : page.Page.HasMore)
                Assert.That(page.Ids, Has.Count.EqualTo(Limit), $"{Name}: more is there, but the page is not full");
        }

        Assert.That(forward[0].Page.Previous, Is.Null, Name);
        (string, List<long>)[] ways = [("forward", Ids(forward)), ("back", Ids(back))];
        foreach (var (way, ids) in ways)
        {
            var doubled = ids.CountBy(id => id).Where(one => one.Value > 1).Select(one => one.Key);
            Assert.That(doubled.Where(id => !MayMove(site, id, edited)), Is.Empty, $"{Name} {way}: doubled");
        }

        if (site.Lists.GetValueOrDefault(Path) is not { } recorded)
        {
            Assert.That(Ids(forward), Is.Not.Empty, $"{Name} has nothing to walk: let WalkedSite put something there.");
            Assert.That(Ids(back).Intersect(Ids(forward)), Is.EqualTo(Ids(forward).Intersect(Ids(back))), Name);
            return;
        }

        var there = recorded.Items.Select(known => known.Id).ToHashSet();
        var wanted = recorded.Find(Query);
        Assert.That(wanted, Is.Not.Empty, $"{Name} has nothing to find.");
        foreach (var (way, ids) in ways)
        {
            var found = ids.Where(there.Contains).ToList();
            Assert.That(found, Is.EqualTo(wanted), $"{Name} {way}: missing {string.Join(", ", wanted.Except(found))}");
        }

        if (List.Parameters.ContainsKey("count"))
            Assert.That(forward[0].Page.Total, Is.GreaterThanOrEqualTo(wanted.Count), Name);
    }

    // An article's time of change moves when it is published, too.
    private bool MayMove(WalkedSite site, long id, IReadOnlySet<long> edited) =>
        site.Lists.GetValueOrDefault(Path) is not { } recorded
        || (Query.GetValueOrDefault("sort", recorded.Order).TrimStart('-') switch
        {
            "updatedAt" or "title" or "relevance" => edited.Contains(id),
            "modifiedAt" => recorded.Items.All(known => known.Id != id),
            _ => false,
        });

    private string Name => $"{Path} {string.Join(' ', Query.Select(one => $"{one.Key}={one.Value}"))} limit={Limit}";

    private static List<long> Ids(IEnumerable<WalkedPage> pages) => [.. pages.SelectMany(page => page.Ids)];

    private JsonNode? Typed(string parameter, string value) => List.Parameters[parameter]["type"]!.GetValue<string>() switch
    {
        "array" => new JsonArray(value),
        "integer" => long.Parse(value, CultureInfo.InvariantCulture),
        _ => value,
    };
}
