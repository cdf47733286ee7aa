using NewsApi.Text.Embeds;

namespace NewsApi.Text.Bodies;

/// <summary>Which frames a body may contain.</summary>
internal static class EmbedHosts
{
    /// <summary>The site's name, or null where the address may not be framed.</summary>
    public static string? ProviderOf(string url) =>
        url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && EmbedProviders.FindFrame(url, []) is { FrameUrl: not null } embed
            ? embed.Provider
            : null;
}
