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

    /// <summary>A random token: 40 of 36 possible characters, over 200 bits. It cannot be guessed, and its hash needs no salt.</summary>
    public static string NewToken() => RandomNumberGenerator.GetString(Alphabet, TokenLength);

    /// <summary>The hash of a token; null if the text does not have the form of a token.</summary>
    public static string? HashOf(string token) =>
        token.Length == TokenLength && token.All(Alphabet.Contains) ? ApiKey.HashOf(token) : null;

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public PreviewResponse ToResponse() => new(Id, Revision, CreatedAt, CreatedBy, ExpiresAt, RevokedAt);
}
