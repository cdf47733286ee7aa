using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>Reads elements that name their embed in an attribute, such as AMP elements and "lite" players.</summary>
internal static class ElementEmbeds
{
    /// <summary>
    /// By element name: the attributes that name an embed, and the start of the address. The value of the attribute completes the address.
    /// The first address that leads to an embed is used.
    /// </summary>
    private static readonly Dictionary<string, (string Attribute, string Start)[]> Elements = new(StringComparer.Ordinal)
    {
        ["amp-youtube"] =
        [
            ("data-videoid", "https://www.youtube.com/watch?v="),
            ("data-live-channelid", "https://www.youtube.com/embed/live_stream?channel="),
        ],
        ["lite-youtube"] = [("videoid", "https://www.youtube.com/watch?v="), ("video-id", "https://www.youtube.com/watch?v=")],
        ["amp-vimeo"] = [("data-videoid", "https://vimeo.com/")],
        ["lite-vimeo"] = [("videoid", "https://vimeo.com/")],
        ["amp-dailymotion"] = [("data-videoid", "https://www.dailymotion.com/video/")],
        ["amp-twitter"] = [("data-tweetid", "https://x.com/i/status/")],
        ["amp-instagram"] = [("data-shortcode", "https://www.instagram.com/p/")],
        ["amp-facebook"] = [("data-href", "")],
        ["amp-tiktok"] = [("data-src", ""), ("data-src", "https://www.tiktok.com/embed/v2/")],
        ["amp-soundcloud"] =
        [
            ("data-trackid", "https://api.soundcloud.com/tracks/"), ("data-playlistid", "https://api.soundcloud.com/playlists/"),
        ],
        ["amp-reddit"] = [("data-src", "")],
        ["amp-gist"] = [("data-gistid", "https://gist.github.com/")],
        ["amp-pinterest"] = [("data-url", "")],
        ["amp-embedly-card"] = [("data-url", "")],
        ["amp-iframe"] = [("src", "")],
        ["amp-video-iframe"] = [("src", "")],
        ["embed"] = [("src", "")],
        ["object"] = [("data", "")],
        ["fb:post"] = [("href", "")],
        ["fb:video"] = [("href", "")],
    };

    public static Embed? Read(string name, IElement element, IReadOnlyCollection<string> siteHosts)
    {
        if (!Elements.TryGetValue(name, out var attributes))
            return name == "amp-vk" ? VkPost(element) : null;
        return attributes
            .Select(one => element.GetAttribute(one.Attribute) is { Length: > 0 } value
                ? EmbedProviders.Find(one.Start + value, name is "amp-iframe" or "amp-video-iframe" or "embed" or "object" ? siteHosts : [])
                : null)
            .FirstOrDefault(embed => embed is not null);
    }

    private static Embed? VkPost(IElement element) =>
        EmbedProviders.Find($"https://vk.com/wall{element.GetAttribute("data-owner-id")}_{element.GetAttribute("data-post-id")}", []);
}
