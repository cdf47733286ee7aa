namespace NewsApi.Counting.Deduplication;

/// <summary>What a key identifies. The database stores these numbers.</summary>
internal enum DeduplicationKind
{
    /// <summary>A combination of visitor, article, kind of event and half hour.</summary>
    Visitors = 1,

    /// <summary>A client's own id of an event.</summary>
    ClientIds = 2,

    /// <summary>A row of the journal.</summary>
    Batches = 3,

    /// <summary>Like <see cref="Visitors"/>, but for events that arrived more than a minute after they happened.</summary>
    LateVisitors = 4,
}

/// <summary>How long keys are needed. A slot is a span of ten seconds; a key belongs to the slot in which its event was counted.</summary>
internal static class DeduplicationLifetimes
{
    private const int SlotSeconds = 10, Minute = 60 / SlotSeconds, Day = 24 * 60 * Minute;

    public static int SlotOf(DateTimeOffset now) => (int)(now.ToUnixTimeSeconds() / SlotSeconds);

    /// <summary>The first slot whose keys are still needed. Late events are accepted for a day.</summary>
    public static int FirstSlot(this DeduplicationKind kind, int slot) => 1 + slot - kind switch
    {
        DeduplicationKind.Visitors => 32 * Minute,
        DeduplicationKind.ClientIds => Day + (10 * Minute),
        DeduplicationKind.LateVisitors => Day + (40 * Minute),
        _ => 2 * 60 * Minute,
    };
}
