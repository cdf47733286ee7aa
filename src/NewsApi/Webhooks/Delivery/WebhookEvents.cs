using NewsApi.Changes;

namespace NewsApi.Webhooks.Delivery;

/// <summary>The names of events, and the changes that cause them.</summary>
internal static class WebhookEvents
{
    public const string Published = "article.published";
    public const string Updated = "article.updated";
    public const string Unpublished = "article.unpublished";
    public const string Test = "webhook.test";

    /// <summary>A correction or take-down that concerns a partner's copy; only subscriptions of partners get it.</summary>
    public const string Obligation = "partner.obligation";

    /// <summary>The kind of a test event, which is not in the change log.</summary>
    public const string TestKind = "webhook";

    private const string AllOfAKind = ".*";

    /// <summary>The events that a subscription can name.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        Published, Updated, Unpublished,
        .. ((string[])[ChangeKinds.Tag, ChangeKinds.Section, ChangeKinds.Author, ChangeKinds.Menu]).SelectMany(
            kind => ((string[])[ChangeActions.Created, ChangeActions.Updated, ChangeActions.Deleted]).Select(action => $"{kind}.{action}")),
        $"{ChangeKinds.Tag}.{ChangeActions.Merged}",
        $"{ChangeKinds.Site}.{ChangeActions.Updated}",
        $"{ChangeKinds.Ranking}.{ChangeActions.Updated}",
        .. ((string[])[ChangeActions.Published, ChangeActions.Unpublished, ChangeActions.Rearranged]).Select(
            action => $"{ChangeKinds.Front}.{action}"),
        Obligation,
    ];

    /// <summary>Whether this is the name of an event, or of all events of a kind, such as <c>tag.*</c>.</summary>
    public static bool CanBeNamed(string name) =>
        Names.Contains(name)
        || name.EndsWith(AllOfAKind, StringComparison.Ordinal)
        && Names.Any(one => one.StartsWith(name[..^1], StringComparison.Ordinal) && one.Split('.')[0] == name[..^AllOfAKind.Length]);

    /// <summary>The name of the event for a change; null if readers do not see the change.</summary>
    public static string? Of(Change change) => (change.Kind, change.Action) switch
    {
        (ChangeKinds.Article, ChangeActions.Published) => change.ScopeBefore is null ? Published : Updated,
        (ChangeKinds.Article, ChangeActions.Retagged or ChangeActions.Moved or ChangeActions.Repictured) => Updated,
        (ChangeKinds.Article, ChangeActions.Unpublished) => Unpublished,
        // Other actions, such as an edit, are about drafts.
        (ChangeKinds.Article, _) => null,
        (ChangeKinds.Ranking, _) => $"{ChangeKinds.Ranking}.{ChangeActions.Updated}",
        var (kind, action) when Names.Contains($"{kind}.{action}") => $"{kind}.{action}",
        _ => null,
    };

    /// <param name="wanted">The events that a subscription names; an empty list means all.</param>
    /// <param name="type">The name of the event.</param>
    /// <param name="leaves">Whether an article leaves the part of the site that the subscription follows.</param>
    public static bool Wants(IReadOnlyList<string> wanted, string type, bool leaves) =>
        wanted.Count == 0 || wanted.Any(name => Covers(name, type)) || leaves && wanted.Any(name => Covers(name, Unpublished));

    private static bool Covers(string name, string type) =>
        name == type || name.EndsWith(AllOfAKind, StringComparison.Ordinal) && type.StartsWith(name[..^1], StringComparison.Ordinal);
}
