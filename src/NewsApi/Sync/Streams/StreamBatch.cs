using System.Text.Json;
using NewsApi.Changes;
using NewsApi.Json;

namespace NewsApi.Sync.Streams;

/// <summary>The changes that the feed delivered at once, for all listeners.</summary>
/// <param name="Seq">All changes up to this number are in this batch or in earlier ones.</param>
/// <param name="Changes">The changes. Several changes of one thing are combined into one.</param>
internal sealed record StreamBatch(long Seq, IReadOnlyList<StreamChange> Changes)
{
    /// <summary>The event if the batch is a ping or ends all streams; null if the batch holds changes.</summary>
    public StreamControlEvent? Signal { get; init; }

    /// <summary>Whether names in filters may refer to other things after this batch, or usage policies may be different.</summary>
    public bool ChangesNames { get; init; }

    /// <summary>Whether it has corrections or take-downs.</summary>
    public bool HasNotices { get; init; }
}

/// <summary>An event of a stream that reports no change: <c>ping</c>, <c>restart</c> or <c>goaway</c>.</summary>
/// <param name="Type">The name of the event.</param>
/// <param name="Data">Its JSON.</param>
internal sealed record StreamControlEvent(string Type, byte[] Data)
{
    public const string Ping = "ping", Restart = "restart", GoAway = "goaway";

    public static StreamControlEvent Of(string type, string? reason, long seq) => new(
        type, JsonSerializer.SerializeToUtf8Bytes(new StreamSignalData(seq, reason), ApiJson.Stored));

    public bool IsLast => Type == GoAway;
}

/// <summary>A change and its JSON, which is written once for all listeners.</summary>
/// <param name="kind">The kind of the thing.</param>
/// <param name="thing">The combined changes of the thing.</param>
/// <param name="scope">The language, sections and tags of the article now; null if it is not public, and for other kinds.</param>
/// <param name="upsert">The entry for listeners whose filter matches; null if the thing was deleted or is not public.</param>
/// <param name="removal">The entry for listeners whose filter no longer matches.</param>
internal sealed class StreamChange(string kind, MergedChange thing, ChangeScope? scope, SyncEntry? upsert, SyncEntry? removal)
{
    public long Seq => thing.Seq;

    private byte[]? _upsert;
    private byte[]? _removal;

    /// <summary>The JSON for a listener; null if the listener does not follow the thing.</summary>
    /// <param name="kinds">The kinds that the listener follows.</param>
    /// <param name="now">The part of the site that the listener follows, with the ids that its names refer to now.</param>
    /// <param name="before">The same part, with the ids that its names referred to before this batch.</param>
    public byte[]? For(IReadOnlySet<string> kinds, ChangeFilter now, ChangeFilter before) =>
        !kinds.Contains(kind) ? null
        : upsert is not null && (kind != ChangeKinds.Article || (scope is not null && now.Matches(scope))) ? _upsert ??= Bytes(upsert)
        : removal is not null && (kind != ChangeKinds.Article || thing.MayHaveMatched || WasIn(now) || WasIn(before))
            ? _removal ??= Bytes(removal)
        : null;

    private bool WasIn(ChangeFilter filter) => thing.Before.Any(filter.Matches);

    internal static byte[] Bytes(SyncEntry entry)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, ApiJson.Writing))
            entry.Write(writer, shape: null);
        return text.ToArray();
    }
}
