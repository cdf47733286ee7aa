using System.Text.Json;
using NewsApi.Changes;
using NewsApi.Json;

namespace NewsApi.Sync.Streams;

/// <summary>The changes of one delivery of the feed, for all listeners.</summary>
/// <param name="Seq">All changes up to this number are in this batch or those before it.</param>
/// <param name="Changes">The changes. Several changes of one thing are combined into one.</param>
internal sealed record StreamBatch(long Seq, IReadOnlyList<StreamChange> Changes)
{
    /// <summary>Set where the batch is a ping, or ends all streams; null for changes.</summary>
    public StreamControlEvent? Signal { get; init; }

    /// <summary>Whether names in filters may refer to other things after this batch, or usage policies may be different.</summary>
    public bool ChangesNames { get; init; }

    /// <summary>Whether it has corrections or take-downs.</summary>
    public bool HasNotices { get; init; }
}

/// <summary>An event of a stream that is no change.</summary>
/// <param name="Type">The name of the event.</param>
/// <param name="Data">Its JSON.</param>
internal sealed record StreamControlEvent(string Type, byte[] Data)
{
    public const string Ping = "ping", Restart = "restart", GoAway = "goaway";

    public static StreamControlEvent Of(string type, string? reason, long seq) => new(
        type, JsonSerializer.SerializeToUtf8Bytes(new StreamSignalData(seq, reason), ApiJson.Stored));

    public bool IsLast => Type == GoAway;
}

/// <summary>A change with its bytes, which are made once for all listeners.</summary>
/// <param name="kind">The kind of the thing.</param>
/// <param name="thing">What happened to it.</param>
/// <param name="scope">Where the article is found now; null where it is not public, and for other kinds.</param>
/// <param name="upsert">The entry for listeners whose filter matches; null where the thing is gone.</param>
/// <param name="removal">The entry for listeners whose filter no longer matches.</param>
internal sealed class StreamChange(string kind, MergedChange thing, ChangeScope? scope, SyncEntry? upsert, SyncEntry? removal)
{
    public long Seq => thing.Seq;

    private byte[]? _upsert;
    private byte[]? _removal;

    /// <summary>The bytes for a listener; null where it does not follow the thing.</summary>
    /// <param name="kinds">The kinds that it follows.</param>
    /// <param name="now">The part of the site that it follows, as its names resolve now.</param>
    /// <param name="before">The same part, as its names resolved before this batch.</param>
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
