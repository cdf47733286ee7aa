using System.Text;
using NewsApi.Json;
using NewsApi.Outgoing;

namespace NewsApi.Webhooks.Purges;

/// <summary>The requests that purge surrogate keys, in the form of each kind.</summary>
internal static class PurgeRequests
{
    // Limits of the providers. Nginx and Varnish accept headers of at most 8 kB.
    private const int FastlyKeys = 256, CloudflareTags = 30, PlainKeys = 200;

    public static IEnumerable<OutgoingRequest> Of(PurgeOptions options, IReadOnlyList<string> keys)
    {
        var address = new Uri(options.Address!);
        return options.Kind switch
        {
            PurgeKind.Fastly => keys.Chunk(FastlyKeys).Select(
                some => new OutgoingRequest(HttpMethod.Post, address) { Headers = [Keys(some), .. Token("Fastly-Key", options.Token)] }),
            PurgeKind.Cloudflare => keys.Chunk(CloudflareTags).Select(some => new OutgoingRequest(HttpMethod.Post, address)
            {
                Headers = [.. Bearer(options)], Body = Encoding.UTF8.GetBytes(ApiJson.Write(new { tags = some })),
            }),
            PurgeKind.Plain => keys.Chunk(PlainKeys).Select(
                some => new OutgoingRequest(new HttpMethod("PURGE"), address) { Headers = [Keys(some), .. Bearer(options)] }),
            _ => [],
        };
    }

    private static KeyValuePair<string, string> Keys(string[] keys) => new("Surrogate-Key", string.Join(' ', keys));

    private static IEnumerable<KeyValuePair<string, string>> Bearer(PurgeOptions options) =>
        Token("Authorization", options.Token is { } token ? $"Bearer {token}" : null);

    private static IEnumerable<KeyValuePair<string, string>> Token(string header, string? token) =>
        token is null ? [] : [new(header, token)];
}
