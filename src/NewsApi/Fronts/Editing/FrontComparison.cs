using NewsApi.Json;

namespace NewsApi.Fronts.Editing;

/// <summary>The differences between two revisions of a front.</summary>
/// <param name="From">The number of the earlier revision.</param>
/// <param name="To">The number of the later revision.</param>
/// <param name="Differences">The differences: first in the front's own properties, then in containers, then in cards.</param>
public sealed record FrontComparison(int From, int To, IReadOnlyList<FrontDifference> Differences)
{
    internal static FrontComparison Of(FrontRevision from, FrontRevision to) => new(
        from.Number, to.Number,
        [
            .. Changed(
                null, null,
                Fields(("titles", from.Content.Titles, to.Content.Titles),
                    ("descriptions", from.Content.Descriptions, to.Content.Descriptions),
                    ("section", from.Content.Section, to.Content.Section), ("dedupe", from.Content.Dedupe, to.Content.Dedupe))),
            .. Containers(from.Content, to.Content),
            .. Cards(from.Content, to.Content),
        ]);

    private static IEnumerable<FrontDifference> Containers(FrontContent from, FrontContent to)
    {
        var (before, after) = (Keyed(from.Containers, one => one.Key!), Keyed(to.Containers, one => one.Key!));
        foreach (var difference in Places(before.Keys, after.Keys, key => new FrontDifference(FrontChange.Added, key, null)))
            yield return difference;
        foreach (var (key, old) in before)
            if (after.TryGetValue(key, out var present))
                foreach (var difference in Changed(
                    key, null,
                    Fields(("titles", old.Titles, present.Titles), ("layout", old.Layout, present.Layout),
                        ("limit", old.Limit, present.Limit), ("more", old.More, present.More),
                        ("backfill", old.Backfill, present.Backfill))))
                    yield return difference;
    }

    private static IEnumerable<FrontDifference> Cards(FrontContent from, FrontContent to)
    {
        var (before, after) = (Cards(from), Cards(to));
        foreach (var (card, (container, place, _)) in after)
            if (!before.TryGetValue(card, out var old))
                yield return new FrontDifference(FrontChange.Added, container, card);
            else if (old.Container != container)
                yield return new FrontDifference(FrontChange.Moved, container, card) { FromContainer = old.Container };
        foreach (var (card, (container, _, _)) in before)
            if (!after.ContainsKey(card))
                yield return new FrontDifference(FrontChange.Removed, container, card);
        foreach (var container in after.Values.Select(one => one.Container).Distinct())
            foreach (var moved in OutOfOrder(Common(before, after, container), Common(after, before, container)))
                yield return new FrontDifference(FrontChange.Moved, container, moved);
        foreach (var (card, (container, _, content)) in after)
            if (before.TryGetValue(card, out var old))
                foreach (var difference in Changed(
                    container, card,
                    Fields(("headlines", old.Card.Headlines, content.Headlines), ("summaries", old.Card.Summaries, content.Summaries),
                        ("kickers", old.Card.Kickers, content.Kickers), ("image", old.Card.Image, content.Image),
                        ("from", old.Card.From, content.From), ("until", old.Card.Until, content.Until))))
                    yield return difference;
    }

    // What was added, what was removed, and what is now in a different order.
    private static IEnumerable<FrontDifference> Places(
        IReadOnlyCollection<string> before, IReadOnlyCollection<string> after, Func<string, FrontDifference> added) =>
    [
        .. after.Except(before).Select(added),
        .. before.Except(after).Select(key => added(key) with { Change = FrontChange.Removed }),
        .. OutOfOrder([.. before.Intersect(after)], [.. after.Intersect(before)]).Select(
            key => added(key) with { Change = FrontChange.Moved }),
    ];

    // The smallest set of items that must move: all items outside of the longest run that kept its order.
    private static IEnumerable<string> OutOfOrder(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = before.Index().ToDictionary(one => one.Item, one => one.Index);
        var longest = new List<int>[after.Count];
        for (var at = 0; at < after.Count; at++)
            longest[at] =
            [
                .. Enumerable.Range(0, at).Where(other => places[after[other]] < places[after[at]]).Select(other => longest[other])
                    .MaxBy(run => run.Count) ?? [], at,
            ];
        var kept = (longest.MaxBy(run => run.Count) ?? []).ToHashSet();
        return after.Where((_, at) => !kept.Contains(at));
    }

    private static List<string> Common(
        Dictionary<string, (string Container, int Place, FrontCard Card)> of,
        Dictionary<string, (string Container, int Place, FrontCard Card)> other, string container) =>
    [
        .. of.Where(one => one.Value.Container == container && other.TryGetValue(one.Key, out var same) && same.Container == container)
            .OrderBy(one => one.Value.Place).Select(one => one.Key),
    ];

    private static Dictionary<string, (string Container, int Place, FrontCard Card)> Cards(FrontContent content)
    {
        var cards = new Dictionary<string, (string, int, FrontCard)>();
        foreach (var container in content.Containers ?? [])
            foreach (var (place, card) in (container.Cards ?? []).Index())
            {
                var name = Name(card);
                for (var again = 2; cards.ContainsKey(name); again++)
                    name = $"{Name(card)} ({again})";
                cards[name] = (container.Key!, place, card);
            }

        return cards;
    }

    private static string Name(FrontCard card) =>
        FormattableString.Invariant($"{ApiJson.Write(card.Kind).Trim('"')}:{card.Article?.ToString(
            System.Globalization.CultureInfo.InvariantCulture) ?? card.Slug ?? card.Url}");

    private static Dictionary<string, FrontContainer> Keyed(IReadOnlyList<FrontContainer>? all, Func<FrontContainer, string> key) =>
        (all ?? []).ToDictionary(key);

    private static List<string> Fields(params IEnumerable<(string Name, object? Before, object? After)> fields) =>
        [.. fields.Where(field => ApiJson.Write(field.Before) != ApiJson.Write(field.After)).Select(field => field.Name)];

    private static IEnumerable<FrontDifference> Changed(string? container, string? card, IReadOnlyList<string> fields) =>
        fields.Count == 0 ? [] : [new FrontDifference(FrontChange.Changed, container, card) { Fields = fields }];
}

/// <summary>One difference between two revisions of a front.</summary>
/// <param name="Change">Whether the part was added, removed, moved or changed.</param>
/// <param name="Container">Key of the container; null for the front itself.</param>
/// <param name="Card" example="article:12">
/// The card: its kind, then the article id, slug or address that it shows. Null if the difference concerns a container or the front.
/// </param>
public sealed record FrontDifference(FrontChange Change, string? Container, string? Card)
{
    /// <summary>Key of the container from which the card was moved; null if the card stayed in its container.</summary>
    public string? FromContainer { get; init; }

    /// <summary>The names of the properties that changed; empty unless <c>change</c> is <c>changed</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>The kind of difference in a part of a front.</summary>
public enum FrontChange
{
    /// <summary>Only the later revision has it.</summary>
    Added,

    /// <summary>Only the earlier revision has it.</summary>
    Removed,

    /// <summary>It is in another place.</summary>
    Moved,

    /// <summary>Some of its properties have other values.</summary>
    Changed,
}
