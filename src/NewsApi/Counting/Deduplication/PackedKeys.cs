using System.Buffers;
using System.Buffers.Binary;

namespace NewsApi.Counting.Deduplication;

/// <summary>Marks as they stand in a row: twelve bytes each, the mark and its time in seconds since 1970, both little-endian.</summary>
internal sealed class PackedKeys
{
    private const int Size = sizeof(long) + sizeof(uint);

    // Rows of this length are still small objects to the garbage collector.
    private const int MostInRow = 6_000;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The contents of rows.</summary>
    public IEnumerable<byte[]> Rows()
    {
        for (var place = 0; place < _bytes.WrittenCount; place += MostInRow * Size)
            yield return _bytes.WrittenSpan[place..Math.Min(place + (MostInRow * Size), _bytes.WrittenCount)].ToArray();
    }

    public void Add(long mark, uint at)
    {
        var span = _bytes.GetSpan(Size);
        BinaryPrimitives.WriteInt64LittleEndian(span, mark);
        BinaryPrimitives.WriteUInt32LittleEndian(span[sizeof(long)..], at);
        _bytes.Advance(Size);
    }

    /// <summary>Hands over those that are wanted, or all.</summary>
    public static void Find(ReadOnlySpan<byte> bytes, WantedKeys? wanted, Action<long, uint> found)
    {
        for (; bytes.Length >= Size; bytes = bytes[Size..])
        {
            var mark = BinaryPrimitives.ReadInt64LittleEndian(bytes);
            if (wanted is null || wanted.Has(mark))
                found(mark, BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(long)..]));
        }
    }
}

/// <summary>Marks that are looked for among very many others: most of those are told by one bit.</summary>
internal sealed class WantedKeys
{
    private const int Bits = 23;

    private readonly HashSet<long> _marks;
    private readonly ulong[] _bits = new ulong[1 << (Bits - 6)];

    public WantedKeys(IEnumerable<long> marks)
    {
        _marks = [.. marks];
        foreach (var mark in _marks)
            _bits[Place(mark) >> 6] |= 1UL << Place(mark);
    }

    public bool Has(long mark) => (_bits[Place(mark) >> 6] & (1UL << Place(mark))) != 0 && _marks.Contains(mark);

    private static int Place(long mark) => (int)mark & ((1 << Bits) - 1);
}
