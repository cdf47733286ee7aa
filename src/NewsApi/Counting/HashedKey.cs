using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NewsApi.Counting;

/// <summary>Hashes several numbers into one key, from which the numbers can't be read.</summary>
internal static class HashedKey
{
    public static long Of(params ReadOnlySpan<long> values) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(values));
}
