using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NewsApi.Http;

/// <summary>
/// The public base address of this API, without a slash at the end: a setting, or the address on which the program listens. It never
/// comes from the Host header, because any client can set that header, and caches would store the result.
/// </summary>
internal sealed class PublicUrl(
    IOptions<HttpOptions> options, IServer server, IOptions<NewsReaderOptions> reader, IHostEnvironment environment,
    IHostApplicationLifetime lifetime)
{
    private string? _listenAddress;

    public string Root => options.Value.PublicUrl?.TrimEnd('/') ?? _listenAddress ?? Find();

    /// <summary>Whether <see cref="Root"/> is final. Without the setting, the port is known only when the program listens.</summary>
    public bool IsKnown => options.Value.PublicUrl is not null || lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>Whether this server also has the pages of the news site; see <see cref="NewsReaderOptions"/>.</summary>
    public bool HasPages => reader.Value.Enabled ?? environment.IsDevelopment();

    /// <summary>The path of the public address, escaped, without a slash at the end; empty where there is none.</summary>
    public string Path => options.Value.PublicUrl is { } url ? new Uri(url).AbsolutePath.TrimEnd('/') : "";

    /// <summary>The absolute address of something in this API. Every absolute address in an answer comes from here.</summary>
    /// <param name="path">A path of a route, such as <c>/v1/tags/syria</c>.</param>
    public string At(string path) => Root + path;

    private string Find()
    {
        var found = ListenAddress();
        if (IsKnown)
            _listenAddress = found;
        return found;
    }

    private string ListenAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var url = new UriBuilder(address.Replace("://*", "://localhost").Replace("://+", "://localhost"));
        if (url.Host is "0.0.0.0" or "[::]")
            url.Host = "localhost";
        return url.Uri.GetLeftPart(UriPartial.Authority);
    }
}
