using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NewsApi.Http;

/// <summary>
/// The public base address of this API, without a slash at the end: a setting, or the address where it listens. It never comes
/// from the Host header, which any client can set and caches would store.
/// </summary>
internal sealed class PublicUrl(IOptions<HttpOptions> options, IServer server)
{
    private string? _listenAddress;

    public string Root => options.Value.PublicUrl?.TrimEnd('/') ?? (_listenAddress ??= ListenAddress());

    private string ListenAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var url = new UriBuilder(address.Replace("://*", "://localhost").Replace("://+", "://localhost"));
        if (url.Host is "0.0.0.0" or "[::]")
            url.Host = "localhost";
        return url.Uri.GetLeftPart(UriPartial.Authority);
    }
}
