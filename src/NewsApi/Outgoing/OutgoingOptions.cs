using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace NewsApi.Outgoing;

/// <summary>The URL schemes that outgoing requests may use.</summary>
internal enum OutgoingSchemes
{
    /// <summary>Only https.</summary>
    Https,

    /// <summary>https and http. http has no encryption.</summary>
    HttpsAndHttp,
}

/// <summary>Settings under <c>NewsApi:Outgoing</c>.</summary>
internal sealed class OutgoingOptions : IValidatableObject
{
    public const string Section = "NewsApi:Outgoing";

    /// <summary>The URL schemes that outgoing requests may use.</summary>
    public OutgoingSchemes Schemes { get; set; } = OutgoingSchemes.Https;

    /// <summary>Ports that outgoing requests may use in addition to 80 and 443.</summary>
    public IReadOnlyList<string> Ports { get; set; } = [];

    /// <summary>
    /// Hosts that may have private addresses and use http, written as in URLs: <c>hooks.internal</c> for 80, 443 and <see cref="Ports"/>,
    /// <c>10.0.0.7:8080</c> for one port, <c>127.0.0.1:*</c> for every port.
    /// </summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; set; } = [];

    /// <summary>
    /// Address of an HTTP proxy for all outgoing requests; null for no proxy. A proxy resolves host names itself, so it must also refuse
    /// private addresses.
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>Maximum milliseconds to open a connection, including name resolution and TLS.</summary>
    [Range(100, 60_000)]
    public int ConnectMilliseconds { get; set; } = 5_000;

    /// <summary>Maximum milliseconds from the start of a request until its whole answer is read.</summary>
    [Range(200, 120_000)]
    public int TimeoutMilliseconds { get; set; } = 15_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var port in Ports.Where(port => !IsPort(port)))
            yield return new ValidationResult($"'{port}' is not a port from 1 to 65535.", [nameof(Ports)]);
        foreach (var host in AllowedPrivateHosts.Where(host => AllowedHost.Parse(host) is null))
            yield return new ValidationResult(
                $"'{host}' is not a host such as hooks.internal, 10.0.0.7:8080 or 127.0.0.1:*.", [nameof(AllowedPrivateHosts)]);
        if (Proxy is not null && (!Uri.TryCreate(Proxy, UriKind.Absolute, out var proxy) || proxy.Scheme is not ("http" or "https")))
            yield return new ValidationResult("Must be an absolute http or https address.", [nameof(Proxy)]);
    }

    internal static bool IsPort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;
}
