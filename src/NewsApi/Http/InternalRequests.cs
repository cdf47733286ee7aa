using Microsoft.AspNetCore.Http.Features;

namespace NewsApi.Http;

/// <summary>
/// Sends requests to this program's own addresses without a network connection. They pass access control, the answer cache and the routes,
/// so the caller gets exactly the answer that any anonymous client gets.
/// </summary>
internal sealed class InternalRequests(IHttpContextFactory contexts)
{
    private RequestDelegate? _pipeline;

    /// <summary>Stores the part of the pipeline that is added after this call; internal requests run it.</summary>
    public void Use(IApplicationBuilder app) => app.Use(next =>
    {
        _pipeline = next;
        return next;
    });

    /// <summary>Reads an address as an anonymous client.</summary>
    /// <param name="target">Path and query, escaped.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="take">Adds a feature to the request. Through it, the caller can get data that the answer does not contain.</param>
    public async Task<InternalAnswer> Get(string target, CancellationToken ct, Action<IFeatureCollection>? take = null)
    {
        var end = target.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? at : target.Length;
        using var body = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get, Scheme = "http", Protocol = "HTTP/1.1", RawTarget = target, QueryString = target[end..],
            Path = PathString.FromUriComponent(target[..end]).Value ?? "/",
            Headers = new HeaderDictionary { ["Host"] = "localhost", ["Accept-Encoding"] = "identity" },
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = ct });
        take?.Invoke(features);
        var context = contexts.Create(features);
        try
        {
            await _pipeline!(context);
            await context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            return new InternalAnswer(
                context.Response.StatusCode, context.Response.ContentType ?? "", context.Response.Headers.ETag.ToString(),
                context.Response.Headers.Link.ToString(), body.ToArray())
            {
                Location = context.Response.Headers.Location,
            };
        }
        finally
        {
            contexts.Dispose(context);
        }
    }
}

/// <summary>The answer of an address of this program.</summary>
internal sealed record InternalAnswer(int Status, string ContentType, string ETag, string Link, byte[] Body)
{
    /// <summary>The header Location, for a redirect; null if the answer has none.</summary>
    public string? Location { get; init; }
}
