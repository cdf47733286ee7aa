using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NewsApi.Counting;

/// <summary>Hashes numbers into a key that shows none of them.</summary>
internal static class HashedKey
{
    public static long Of(params ReadOnlySpan<long> values) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(values));
}
