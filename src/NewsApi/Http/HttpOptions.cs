using System.ComponentModel.DataAnnotations;

namespace NewsApi.Http;

/// <summary>Settings under <c>NewsApi:Http</c>.</summary>
internal sealed class HttpOptions : IValidatableObject
{
    public const string Section = "NewsApi:Http";

    /// <summary>The address under which the world reaches this API; where it listens when null.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Largest body taken, in bytes.</summary>
    [Range(100_000, 100_000_000)]
    public long MaxBodyBytes { get; set; } = 2_000_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && !Rules.IsWebAddress(PublicUrl))
            yield return new ValidationResult("Must be an absolute http or https address.", [nameof(PublicUrl)]);
    }
}
