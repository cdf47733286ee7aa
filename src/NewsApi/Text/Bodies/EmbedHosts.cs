namespace NewsApi.Text.Bodies;

/// <summary>The sites whose frames a body may contain.</summary>
internal static class EmbedHosts
{
    private static readonly Dictionary<string, string> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["www.youtube.com"] = "YouTube",
        ["www.youtube-nocookie.com"] = "YouTube",
        ["player.vimeo.com"] = "Vimeo",
        ["www.facebook.com"] = "Facebook",
        ["www.instagram.com"] = "Instagram",
        ["platform.twitter.com"] = "X",
        ["t.me"] = "Telegram",
        ["www.tiktok.com"] = "TikTok",
        ["rutube.ru"] = "Rutube",
        ["vk.com"] = "VK",
        ["vkvideo.ru"] = "VK",
        ["ok.ru"] = "Odnoklassniki",
        ["w.soundcloud.com"] = "SoundCloud",
        ["open.spotify.com"] = "Spotify",
        ["www.google.com"] = "Google Maps",
    };

    /// <summary>The site's name, or null where the address may not be framed.</summary>
    public static string? ProviderOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort || uri.UserInfo.Length > 0
            || !Providers.TryGetValue(uri.Host, out var provider))
            return null;
        // This host serves other pages too, which must not be framed.
        return provider == "Google Maps" && !IsMap(uri.AbsolutePath) ? null : provider;
    }

    private static bool IsMap(string path) => path == "/maps" || path.StartsWith("/maps/", StringComparison.Ordinal);
}
