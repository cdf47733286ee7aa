using System.Collections.Frozen;
using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsApi.Text.Embeds;

/// <summary>
/// The registry of oEmbed providers (iamcal/oembed, MIT), unchanged in <c>Data/oembed-providers.json</c>. It lists the addresses
/// that can be embedded, but no players. Therefore its embeds have no address for an iframe.
/// </summary>
internal static class OEmbedRegistry
{
    private const string Resource = "NewsApi.Text.Embeds.Data.oembed-providers.json";

    private static readonly Lazy<FrozenDictionary<string, Scheme[]>> BySuffix = new(Load);

    /// <param name="address">An https address.</param>
    /// <returns>The provider's name, or null.</returns>
    public static string? FindProvider(Uri address)
    {
        // A scheme that ends with /* would also match the front page of the site, which is no embed.
        if (address.PathAndQuery == "/")
            return null;
        for (var suffix = address.Host; suffix.Length > 0; suffix = suffix[(suffix.IndexOf('.') + 1)..])
        {
            foreach (var scheme in BySuffix.Value.GetValueOrDefault(suffix) ?? [])
                if (scheme.Matches(address))
                    return scheme.Provider;
            if (!suffix.Contains('.'))
                break;
        }

        return null;
    }

    private static FrozenDictionary<string, Scheme[]> Load()
    {
        using var file = typeof(OEmbedRegistry).Assembly.GetManifestResourceStream(Resource)!;
        var schemes = from provider in JsonSerializer.Deserialize<List<ProviderEntry>>(file)!
                      from endpoint in provider.Endpoints
                      from text in endpoint.Schemes ?? []
                      let scheme = Scheme.Parse(provider.Name, text)
                      where scheme is not null
                      select scheme;
        return schemes.GroupBy(scheme => scheme.Suffix).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>A pattern such as <c>https://*.flickr.com/photos/*</c>. http and https are not distinguished.</summary>
    private sealed record Scheme(string Provider, string Host, string Suffix, string Rest)
    {
        // File name patterns give "\" and "?" a special meaning, so both are escaped.
        private static string Escape(string pattern) => pattern.Replace("\\", "\\\\").Replace("?", "\\?");

        public static Scheme? Parse(string provider, string text)
        {
            var start = text.IndexOf("://", StringComparison.Ordinal);
            var slash = start < 0 ? -1 : text.IndexOf('/', start + 3);
            if (slash < 0)
                return null;
            var host = text[(start + 3)..slash].ToLowerInvariant();
            var suffix = host[(host.LastIndexOf('*') + 1)..].TrimStart('.');
            return suffix.Contains('.') ? new Scheme(provider, host, suffix, Escape(text[slash..])) : null;
        }

        public bool Matches(Uri address) =>
            FileSystemName.MatchesSimpleExpression(Host, address.Host)
            && FileSystemName.MatchesSimpleExpression(Rest, address.PathAndQuery, ignoreCase: false);
    }

    private sealed record ProviderEntry(
        [property: JsonPropertyName("provider_name")] string Name,
        [property: JsonPropertyName("endpoints")] IReadOnlyList<EndpointEntry> Endpoints);

    private sealed record EndpointEntry([property: JsonPropertyName("schemes")] IReadOnlyList<string>? Schemes);
}
