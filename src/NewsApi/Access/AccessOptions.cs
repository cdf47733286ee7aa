using System.ComponentModel.DataAnnotations;

namespace NewsApi.Access;

/// <summary>Who may read the Content API.</summary>
internal enum ContentAccess
{
    /// <summary>Anyone.</summary>
    Open,

    /// <summary>Only callers with a valid key or token.</summary>
    Key,
}

/// <summary>Settings under <c>NewsApi:Access</c>.</summary>
internal sealed class AccessOptions : IValidatableObject
{
    public const string Section = "NewsApi:Access";

    /// <summary>Who may read the Content API: anyone, or only callers with a key or token.</summary>
    public ContentAccess ContentApi { get; set; } = ContentAccess.Open;

    /// <summary>Address of an OpenID Connect issuer. JWTs are accepted only when it is set.</summary>
    public string? JwtAuthority { get; set; }

    /// <summary>The audience (<c>aud</c>) that a token must name.</summary>
    public string? JwtAudience { get; set; }

    /// <summary>The claim that holds a role of this API: partner, writer, editor or admin.</summary>
    [Required]
    public string JwtRoleClaim { get; set; } = "role";

    /// <summary>
    /// How many requests with an invalid key or token from one IP address get 401 in a minute. Further ones get 429. Requests with a valid
    /// key or token are not limited.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FailedKeysPerMinute { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JwtAuthority is null)
            yield break;
        if (!Uri.TryCreate(JwtAuthority, UriKind.Absolute, out var issuer) || !IsSafe(issuer))
            yield return new ValidationResult(
                "Must be the https address of an issuer; http is allowed only for localhost.", [nameof(JwtAuthority)]);
        if (string.IsNullOrWhiteSpace(JwtAudience))
            yield return new ValidationResult(
                "Is required when JwtAuthority is set; otherwise, tokens for other APIs would be accepted.", [nameof(JwtAudience)]);
    }

    private static bool IsSafe(Uri issuer) =>
        issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback);
}
