using System.Security.Cryptography;
using NewsApi.Access;

namespace NewsApi.Previews;

/// <summary>A stored preview link, which shows one revision to anyone who has it. The token itself is not stored, only its hash.</summary>
internal record Preview
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private const int TokenLength = 40;

    public long Id { get; init; }

    public long ArticleId { get; init; }

    public int Revision { get; init; }

    public string Hash { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A random token. 40 characters of 36 are over 200 bits, so it cannot be guessed, and its hash needs no salt.</summary>
    public static string NewToken() => RandomNumberGenerator.GetString(Alphabet, TokenLength);

    /// <summary>The hash of what may be a token; null when it can't be one.</summary>
    public static string? HashOf(string token) =>
        token.Length == TokenLength && token.All(Alphabet.Contains) ? ApiKey.HashOf(token) : null;

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public PreviewResponse ToResponse() => new(Id, Revision, CreatedAt, CreatedBy, ExpiresAt, RevokedAt);
}
