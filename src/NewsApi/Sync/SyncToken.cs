namespace NewsApi.Sync;

/// <summary>The position of a client: in the first sync, which is a snapshot at a fixed number of the change log, or in the log.</summary>
internal sealed record SyncToken
{
    /// <summary>In the log: the client has every change up to this number. In the first sync: the number at which it began.</summary>
    public required long Seq { get; init; }

    /// <summary>In the log: how many changes the client already has of the next write after <see cref="Seq"/>.</summary>
    public int Position { get; init; }

    public bool IsSnapshot { get; init; }

    /// <summary>In the first sync: the index of the kind in <see cref="SyncKinds.All"/>.</summary>
    public int Kind { get; init; }

    /// <summary>In the first sync: the last id of that kind that the client has.</summary>
    public long After { get; init; }

    /// <summary>All ids that the names of the filter have referred to since the client began, or since its last snapshot began.</summary>
    public SyncScope Scope { get; init; } = SyncScope.Everything;
}

/// <summary>The ids that the slugs in a filter refer to. A slug refers to another id after its tag is merged into another tag.</summary>
/// <param name="Sections">The sections; empty for all.</param>
/// <param name="Tags">Groups of tags; a matching article has at least one tag of each group.</param>
internal sealed record SyncScope(IReadOnlyList<IReadOnlyList<long>> Sections, IReadOnlyList<IReadOnlyList<long>> Tags)
{
    public static readonly SyncScope Everything = new([], []);

    public bool Means(SyncScope other) => Same(Sections, other.Sections) && Same(Tags, other.Tags);

    /// <summary>The ids of both scopes together, because a name may have referred to several tags while a client catches up.</summary>
    public SyncScope With(SyncScope other) => Means(other) ? this : new(Union(Sections, other.Sections), Union(Tags, other.Tags));

    private static List<IReadOnlyList<long>> Union(IReadOnlyList<IReadOnlyList<long>> left, IReadOnlyList<IReadOnlyList<long>> right) =>
        [.. left.Zip(right).Select(pair => (IReadOnlyList<long>)[.. pair.First.Union(pair.Second)])];

    private static bool Same(IReadOnlyList<IReadOnlyList<long>> left, IReadOnlyList<IReadOnlyList<long>> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.Order().SequenceEqual(pair.Second.Order()));
}
