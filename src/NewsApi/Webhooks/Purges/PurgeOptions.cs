using System.ComponentModel.DataAnnotations;

namespace NewsApi.Webhooks.Purges;

/// <summary>The form of a purge request.</summary>
internal enum PurgeKind
{
    /// <summary>Nothing is purged.</summary>
    None,

    /// <summary>POST with the header <c>Surrogate-Key</c>, and the token in <c>Fastly-Key</c>.</summary>
    Fastly,

    /// <summary>POST with the keys as cache tags in JSON.</summary>
    Cloudflare,

    /// <summary>The method PURGE with the header <c>Surrogate-Key</c>, which Varnish and others can be configured to accept.</summary>
    Plain,
}

/// <summary>Settings under <c>NewsApi:Purge</c>.</summary>
internal sealed class PurgeOptions : IValidatableObject
{
    public const string Section = "NewsApi:Purge";

    /// <summary>The form of the requests.</summary>
    public PurgeKind Kind { get; set; } = PurgeKind.None;

    /// <summary>The address of the requests, such as <c>https://api.fastly.com/service/ID/purge</c>.</summary>
    public string? Address { get; set; }

    /// <summary>The secret that authorises the requests.</summary>
    public string? Token { get; set; }

    /// <summary>
    /// Milliseconds from a change to its purge. Further changes during this time go into the same request. After this time, all nodes have
    /// seen the change, so that no node fills the cache with an old answer.
    /// </summary>
    [Range(0, 1_500)]
    public int DelayMilliseconds { get; set; } = 500;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind != PurgeKind.None && !Uri.TryCreate(Address, UriKind.Absolute, out _))
            yield return new ValidationResult("Must be an absolute address unless Kind is None.", [nameof(Address)]);
    }
}
