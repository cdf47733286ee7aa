using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NewsApi.Http;

/// <summary>
/// The address under which the world reaches this API, without a slash at the end. It is a setting, or where we listen;
/// never the Host header, which anyone can set and caches would keep.
/// </summary>
internal sealed class PublicUrl(IOptions<HttpOptions> options, IServer server)
{
    private string? _listening;

    public string Root => options.Value.PublicUrl?.TrimEnd('/') ?? (_listening ??= Listening());

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var url = new UriBuilder(address.Replace("://*", "://localhost").Replace("://+", "://localhost"));
        if (url.Host is "0.0.0.0" or "[::]")
            url.Host = "localhost";
        return url.Uri.GetLeftPart(UriPartial.Authority);
    }
}
