using NewsApi.Text.Addresses;

namespace NewsApi.Text.Embeds;

/// <summary>
/// Recognises addresses that bodies may embed. It uses three lists: the program's own rules, which know the players' addresses; the hosts
/// of the site's settings; the oEmbed registry.
/// </summary>
internal static class EmbedProviders
{
    /// <summary>The embed at an address: the page of a video or post, or the address of its player. Null if there is none.</summary>
    /// <param name="url">Absolute; http, <c>//</c> and <c>www.</c> without a scheme are read as https.</param>
    /// <param name="siteHosts">
    /// Hosts of the site's settings, lower case and ASCII. Their pages are shown in an iframe without a change of address.
    /// </param>
    public static Embed? Find(string? url, IReadOnlyCollection<string> siteHosts)
    {
        if (!EmbedUrl.TryParse(url, out var address))
            return null;
        if (OwnProviders.Find(address) is { } known)
            return known;
        // If the program's own rules know the host, they also know which of its pages are no embeds.
        if (OwnProviders.Knows(address.Host))
            return null;
        if (siteHosts.Contains(address.Host))
            return new Embed(address.AbsoluteUri, address.Host, address.AbsoluteUri);
        return OEmbedRegistry.FindProvider(address) is { } provider
            ? new Embed(WithoutTracking(address), provider, null)
            : null;
    }

    /// <summary>The embed that an iframe shows. The address of the iframe may be that of the player or that of the page.</summary>
    /// <param name="frameSrc">The iframe's address, as in <see cref="Find"/>.</param>
    /// <param name="siteHosts">As in <see cref="Find"/>.</param>
    public static Embed? FindFrame(string? frameSrc, IReadOnlyCollection<string> siteHosts) => Find(frameSrc, siteHosts);

    /// <summary>
    /// The embed that a script writes into the page, if the address of the script names the embed. Null for every other script.
    /// </summary>
    /// <param name="scriptSrc">The script's address.</param>
    /// <param name="siteHosts">Hosts of the site's settings. Scripts of these hosts are no embeds.</param>
    public static Embed? FindScript(string? scriptSrc, IReadOnlyCollection<string> siteHosts) =>
        EmbedUrl.TryParse(scriptSrc, out var address) && !siteHosts.Contains(address.Host)
        && address.AbsolutePath.TrimEnd('/') is var path
        && (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith("/js", StringComparison.Ordinal))
            ? OwnProviders.Find(address)
            : null;

    /// <summary>Whether the program's own rules cover a host. The site's settings can't add such a host.</summary>
    public static bool Knows(string host) => OwnProviders.Knows(host);

    private static string WithoutTracking(Uri address) => new UriBuilder(address)
    {
        Query = TrackingParameters.Remove(address.Query.TrimStart('?')),
        Fragment = "",
    }.Uri.AbsoluteUri;
}
