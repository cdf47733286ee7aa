using System.ComponentModel.DataAnnotations;
using System.Net;
using NewsApi.Http.Bodies;

namespace NewsApi.Http;

/// <summary>Settings under <c>NewsApi:Http</c>.</summary>
internal sealed class HttpOptions : IValidatableObject
{
    public const string Section = "NewsApi:Http";

    // Some proxies remove the public path, others keep it. If the public path began with one of these names, the two cases could not be
    // told apart.
    private static readonly string[] OwnPaths =
        ["v1", "s", "oembed", "feeds", "media", "mcp", "docs", "health", "metrics", "openapi.yaml", "openapi.json", ".well-known"];

    /// <summary>The public base address of this API, which may have a path; null for the address on which the program listens.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Largest accepted request body, in bytes.</summary>
    [Range(100_000, 100_000_000)]
    public long MaxBodyBytes { get; set; } = 8_000_000;

    /// <summary>Origins that may call the Editorial API from a browser, such as <c>https://cms.example</c>.</summary>
    public IReadOnlyList<string> EditorOrigins { get; set; } = [];

    /// <summary>Addresses and networks of proxies, such as <c>10.0.0.0/8</c>, whose X-Forwarded-For is trusted.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>A request that takes at least this many milliseconds is logged as slow; 0 turns this off.</summary>
    [Range(0, 600_000)]
    public int SlowMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// Seconds from the stop signal to the end of the program. Requests that still run one second before the end are aborted.
    /// </summary>
    [Range(2, 600)]
    public int StopSeconds { get; set; } = 8;

    /// <summary>
    /// Seconds after the stop signal in which all requests are still answered, but <c>/health/ready</c> answers 503. They are the first
    /// part of <see cref="StopSeconds"/>.
    /// </summary>
    [Range(0, 590)]
    public int StopAnnouncedSeconds { get; set; } = 2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && (!Rules.IsWebAddress(PublicUrl) || PublicUrl.AsSpan().ContainsAny('?', '#')))
            yield return new ValidationResult(
                "Must be an absolute http or https address without query and fragment.", [nameof(PublicUrl)]);
        else if (PublicUrl is not null
            && OwnPaths.Contains(new Uri(PublicUrl).AbsolutePath.Split('/')[1], StringComparer.OrdinalIgnoreCase))
            yield return new ValidationResult($"The path must not begin with one of {string.Join(", ", OwnPaths)}.", [nameof(PublicUrl)]);
        if (StopAnnouncedSeconds > StopSeconds - 2)
            yield return new ValidationResult("Must be at least two seconds below StopSeconds.", [nameof(StopAnnouncedSeconds)]);
        foreach (var origin in EditorOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"'{origin}' is not an origin such as https://cms.example.", [nameof(EditorOrigins)]);
        foreach (var proxy in TrustedProxies.Where(proxy => !IPNetwork.TryParse(proxy, out _) && !IPAddress.TryParse(proxy, out _)))
            yield return new ValidationResult($"'{proxy}' is not an address or network such as 10.0.0.0/8.", [nameof(TrustedProxies)]);
    }

    private static bool IsOrigin(string origin) =>
        Rules.IsWebAddress(origin) && new Uri(origin).GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase);
}
