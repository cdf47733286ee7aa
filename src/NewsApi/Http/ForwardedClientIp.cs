using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace NewsApi.Http;

/// <summary>Takes the client's address from X-Forwarded-For, if a trusted proxy sent it.</summary>
internal static class ForwardedClientIp
{
    public static void UseClientAddresses(this IApplicationBuilder app)
    {
        UseTrustedProxies(app);
        app.UseMiddleware<UntrustedProxies>();
    }

    private static void UseTrustedProxies(IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<HttpOptions>>().Value.TrustedProxies;
        if (proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(options);
    }
}
