using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// 64 bits of an HMAC-SHA-256 under a salt. Each thread has its own hasher, since creating one costs more than hashing a line.
/// </summary>
internal sealed class SaltedHash : IDisposable
{
    private readonly ThreadLocal<Keyed> _own = new(() => new Keyed(), trackAllValues: true);

    /// <summary>The result is never 0, because 0 stands for no visitor.</summary>
    public long Of(byte[] salt, ReadOnlySpan<byte> text) => _own.Value!.Of(salt, text);

    public void Dispose()
    {
        foreach (var one in _own.Values)
            one.Dispose();
        _own.Dispose();
    }

    private sealed class Keyed : IDisposable
    {
        private byte[]? _salt;
        private IncrementalHash? _hash;

        public long Of(byte[] salt, ReadOnlySpan<byte> text)
        {
            if (!ReferenceEquals(salt, _salt) || _hash is null)
            {
                _hash?.Dispose();
                _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
                _salt = salt;
            }

            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            _hash.AppendData(text);
            _hash.GetHashAndReset(mac);
            return BinaryPrimitives.ReadInt64LittleEndian(mac) is var hash and not 0 ? hash : 1;
        }

        public void Dispose() => _hash?.Dispose();
    }
}
