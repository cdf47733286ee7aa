using System.Buffers;
using System.Buffers.Binary;

namespace NewsApi.Counting;

/// <summary>Marks as they stand in a row: twelve bytes each, the mark and its time in seconds since 1970, both little-endian.</summary>
internal sealed class MarkList
{
    private const int Size = sizeof(long) + sizeof(uint);

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] Bytes => _bytes.WrittenSpan.ToArray();

    public void Add(long mark, uint at)
    {
        var span = _bytes.GetSpan(Size);
        BinaryPrimitives.WriteInt64LittleEndian(span, mark);
        BinaryPrimitives.WriteUInt32LittleEndian(span[sizeof(long)..], at);
        _bytes.Advance(Size);
    }

    public static IEnumerable<(long Mark, uint At)> Read(byte[] bytes)
    {
        for (var place = 0; place < bytes.Length; place += Size)
            yield return (
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(place)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place + sizeof(long))));
    }
}
