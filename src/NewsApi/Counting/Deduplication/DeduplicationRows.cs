using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Deduplication;

/// <summary>A key with the time of its event, in seconds since 1970.</summary>
internal readonly record struct TimedKey(long Key, uint At);

/// <summary>
/// The stored keys, many in one row: with a row for each key, nearly each event would write a page of the index.
/// A key takes twelve bytes: the hash and the time, both little-endian.
/// </summary>
internal static class DeduplicationRows
{
    private const int KeyBytes = sizeof(long) + sizeof(uint);

    // A row of this length is small enough to stay out of the large object heap.
    private const int MostKeysInRow = 6_000;

    private const int PageSize = 64;

    // One addition to the counters always has fewer rows than this.
    private const int NumbersPerAddition = 10_000;

    private static readonly Sql AddSql = new(
        "INSERT INTO read_marks (family, slot, number, content) VALUES (@Family, @Slot, @Number, @Content)");

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT m.slot, m.number, m.content
        FROM read_marks AS m
        WHERE m.family = @Family AND m.slot >= @From AND m.slot <= @Slot AND (m.slot < @Slot OR m.number < @Number)
        ORDER BY m.slot DESC, m.number DESC
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM read_marks WHERE family = @Family AND slot < @Before");

    public static void Add(WriteSession write, DeduplicationKind kind, int slot, long addition, IEnumerable<TimedKey> keys)
    {
        foreach (var (place, chunk) in keys.Chunk(MostKeysInRow).Index())
        {
            var number = (addition * NumbersPerAddition) + place;
            write.Run(AddSql, new { Family = (long)kind, Slot = (long)slot, Number = number, Content = Pack(chunk) });
        }
    }

    public static void Delete(WriteSession write, DeduplicationKind kind, int before) =>
        write.Run(DeleteSql, new { Family = (long)kind, Before = (long)before });

    /// <summary>Lists all rows from a slot on; only for kinds with few keys.</summary>
    public static IReadOnlyList<KeyRow> List(WriteSession write, DeduplicationKind kind, int from) =>
        write.List<KeyRow>(ListSql, Page(kind, from, int.MaxValue, last: null, most: int.MaxValue));

    /// <summary>Reads the rows of a range of slots page by page, the newest first.</summary>
    public static async IAsyncEnumerable<KeyRow> Read(
        Db db, DeduplicationKind kind, int from, int before, [EnumeratorCancellation] CancellationToken ct)
    {
        KeyRow? last = null;
        IReadOnlyList<KeyRow> rows;
        do
        {
            rows = await db.ListAsync<KeyRow>(ListSql, Page(kind, from, before, last, PageSize), ct);
            foreach (var row in rows)
                yield return last = row;
        }
        while (rows.Count == PageSize);
    }

    private static object Page(DeduplicationKind kind, int from, int before, KeyRow? last, int most) => new
    {
        Family = (long)kind,
        From = (long)from,
        Slot = last?.Slot ?? before - 1L,
        Number = last?.Number ?? long.MaxValue,
        Most = most,
    };

    private static byte[] Pack(TimedKey[] keys)
    {
        var bytes = new byte[keys.Length * KeyBytes];
        foreach (var (place, (key, at)) in keys.Index())
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place * KeyBytes), key);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((place * KeyBytes) + sizeof(long)), at);
        }

        return bytes;
    }

    internal sealed record KeyRow
    {
        public int Slot { get; init; }

        public long Number { get; init; }

        public byte[] Content { get; init; } = [];

        public IEnumerable<TimedKey> Keys()
        {
            for (var place = 0; place < Content.Length; place += KeyBytes)
                yield return new TimedKey(
                    BinaryPrimitives.ReadInt64LittleEndian(Content.AsSpan(place)),
                    BinaryPrimitives.ReadUInt32LittleEndian(Content.AsSpan(place + sizeof(long))));
        }
    }
}
