using System.Security.Cryptography;
using System.Text;

namespace NewsApi.Access;

/// <summary>A stored API key: the hash of the key, and its prefix, by which people and the index identify it.</summary>
internal sealed record ApiKey
{
    private const string Marker = "na_";
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int PrefixLength = 8;
    private const int SecretLength = 40;

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    public string Hash { get; init; } = "";

    public string Role { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The partner that the key belongs to, if any. Such a key gives access only to the routes for partners.</summary>
    public long? PartnerId { get; init; }

    /// <summary>
    /// Makes a new key, <c>{prefix}_{secret}</c>; the prefix starts with <c>na_</c>. The secret has 40 characters from an alphabet of 36.
    /// That is more than 200 bits, so the hash of the key needs no salt.
    /// </summary>
    public static (string Prefix, string Key) New()
    {
        var prefix = Marker + RandomNumberGenerator.GetString(Alphabet, PrefixLength);
        return (prefix, $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, SecretLength)}");
    }

    /// <summary>The prefix of a token in the form of a key; null for any other token.</summary>
    public static string? PrefixOf(string token) =>
        token.Length == Marker.Length + PrefixLength + 1 + SecretLength
        && token.StartsWith(Marker, StringComparison.Ordinal)
        && token[Marker.Length + PrefixLength] == '_'
        && token.Replace("_", "").All(char.IsAsciiLetterOrDigit)
            ? token[..(Marker.Length + PrefixLength)]
            : null;

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    public bool IsOpenedBy(string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(key)));

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);
}
