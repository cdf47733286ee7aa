using NewsApi.Changes;

namespace NewsApi.Sync;

/// <summary>The changes of a page. Several changes of one thing are combined into one.</summary>
internal sealed class MergedChanges
{
    private const string First = "first";

    private static readonly string[] ByImportance = ["typo", "update", First, "correction", "kill"];

    private readonly Dictionary<(string Kind, long Id), MergedChange> _things = [];
    private readonly Dictionary<(string Kind, long Id), long> _named = [];

    public int Count => _things.Count;

    public bool Has(string kind, long id) => _things.ContainsKey((kind, id));

    public void Add(Change change)
    {
        var thing = _things.TryGetValue((change.Kind, change.EntityId), out var present) ? present : new MergedChange(0);
        _things[(change.Kind, change.EntityId)] = thing with
        {
            Seq = change.Seq,
            Change = MoreImportant(thing.Change, change.Significance),
            Reason = change.Reason ?? thing.Reason,
            Before = change.ScopeBefore is { } scope ? [.. thing.Before, scope] : thing.Before,
            // Rows from before migration 0025 have no scope, so the thing may have matched.
            MayHaveMatched = thing.MayHaveMatched || (change.Scope is null && change.Significance != First),
        };
    }

    /// <summary>
    /// Adds a thing that changes because another thing has changed. If the thing has a change of its own, only the number of that change is
    /// updated.
    /// </summary>
    public void Follow(string kind, long id, long seq)
    {
        if (_things.TryGetValue((kind, id), out var present))
            _things[(kind, id)] = present with { Seq = Math.Max(present.Seq, seq) };
        else
            _things[(kind, id)] = new MergedChange(seq) { Follows = true };
    }

    /// <summary>Stores the number of a change to a thing that other things may refer to, even if the client does not follow it.</summary>
    public void Name(Change change) => _named[(change.Kind, change.EntityId)] = change.Seq;

    /// <summary>The things of a kind that <see cref="Name"/> stored: the number of the last change, by id.</summary>
    public IReadOnlyDictionary<long, long> Named(string kind) =>
        _named.Where(pair => pair.Key.Kind == kind).ToDictionary(pair => pair.Key.Id, pair => pair.Value);

    public IReadOnlyDictionary<long, MergedChange> Of(string kind) =>
        _things.Where(pair => pair.Key.Kind == kind).ToDictionary(pair => pair.Key.Id, pair => pair.Value);

    private static string? MoreImportant(string? left, string? right) =>
        Array.IndexOf(ByImportance, left) >= Array.IndexOf(ByImportance, right) ? left : right;
}

/// <summary>What happened to one thing within a page.</summary>
/// <param name="Seq">The number of its last change.</param>
internal sealed record MergedChange(long Seq)
{
    /// <summary>The significance for readers of its most important publication; null if it was not published.</summary>
    public string? Change { get; init; }

    public string? Reason { get; init; }

    /// <summary>Where the article was found before each of its changes.</summary>
    public IReadOnlyList<ChangeScope> Before { get; init; } = [];

    /// <summary>Whether the article may have matched the filter before a change, because its scope before that change is unknown.</summary>
    public bool MayHaveMatched { get; init; }

    /// <summary>Whether it changed only because something that it refers to has changed.</summary>
    public bool Follows { get; init; }
}
