using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>
/// Reads embed code that is a quotation, an empty element or a link. On a page, the social network's script converts it to a post.
/// </summary>
internal static partial class QuoteEmbeds
{
    /// <summary>The attributes that hold a post's address, by the class of the quotation.</summary>
    private static readonly Dictionary<string, string[]> Quotes = new(StringComparer.Ordinal)
    {
        ["twitter-tweet"] = [],
        ["twitter-video"] = [],
        ["instagram-media"] = ["data-instgrm-permalink"],
        ["tiktok-embed"] = ["cite"],
        ["text-post-media"] = ["data-text-post-permalink"],
        ["bluesky-embed"] = ["data-bluesky-uri"],
        ["mastodon-embed"] = ["data-embed-url"],
        ["reddit-card"] = ["data-embed-href"],
        ["reddit-embed-bq"] = ["data-embed-href"],
        ["fb-xfbml-parse-ignore"] = ["cite"],
        ["imgur-embed-pub"] = [],
    };

    private static readonly string[] FacebookClasses = ["fb-post", "fb-video"];

    public static Embed? Read(IElement quote)
    {
        if (quote.ClassList.FirstOrDefault(Quotes.ContainsKey) is not { } kind)
            return null;
        var stated = Quotes[kind].Select(name => quote.GetAttribute(name)).OfType<string>().Select(Page);
        // The date of a post is a link to the post, and it is the last link. Links in the text of the post come before it.
        var links = quote.QuerySelectorAll("a[href]").Reverse().Select(link => link.GetAttribute("href")!);
        var find = kind == "mastodon-embed" ? (Func<string, Embed?>)Mastodon : url => EmbedProviders.Find(url, []);
        return stated.Concat(links).Select(find).FirstOrDefault(embed => embed is not null);
    }

    public static Embed? ReadDiv(IElement div)
    {
        if (FacebookClasses.Any(div.ClassList.Contains))
            return EmbedProviders.Find(div.GetAttribute("data-href"), []);
        if (div.ClassList.Contains("flourish-embed"))
            return Flourish(div);
        if (div.ClassList.Contains("infogram-embed") && div.GetAttribute("data-id") is { } infogram)
            return EmbedProviders.Find("https://e.infogram.com/" + infogram, []);
        if (div.ClassList.Contains("tumblr-post"))
            return EmbedProviders.Find(div.GetAttribute("data-href"), []);
        var id = div.Id ?? "";
        if (VkPost().Match(id) is { Success: true } post)
            return EmbedProviders.Find($"https://vk.com/wall{post.Groups["owner"]}_{post.Groups["id"]}", []);
        return id.StartsWith("DV-viewer-", StringComparison.Ordinal)
            ? EmbedProviders.Find("https://www.documentcloud.org/documents/" + id["DV-viewer-".Length..], [])
            : null;
    }

    public static Embed? ReadLink(IElement link) => link.GetAttribute("data-pin-do") == "embedPin"
        ? EmbedProviders.Find(link.GetAttribute("href"), [])
        : null;

    /// <summary>
    /// The embed of a Mastodon post. Mastodon hosts are on no list, because anybody may run one. Therefore the embed has no address for an
    /// iframe.
    /// </summary>
    public static Embed? Mastodon(string? url) =>
        EmbedUrl.TryParse(url, out var address) && MastodonPost().Match(address.AbsolutePath) is { Success: true } post
            ? new Embed($"https://{address.Host}{post.Groups["post"]}", "Mastodon", null)
            : null;

    private static Embed? Flourish(IElement div) =>
        EmbedProviders.Find("https://public.flourish.studio/" + div.GetAttribute("data-src"), [])
        ?? EmbedProviders.Find(div.GetAttribute("data-url"), []);

    // Bluesky names its posts at://did:plc:x/app.bsky.feed.post/y.
    private static string Page(string url) => BlueskyPost().Match(url) is { Success: true } post
        ? $"https://bsky.app/profile/{post.Groups["did"]}/post/{post.Groups["id"]}"
        : url;

    [GeneratedRegex(@"\Aat://(?<did>did:[^/]+)/app\.bsky\.feed\.post/(?<id>[^/]+)\z")]
    private static partial Regex BlueskyPost();

    [GeneratedRegex(@"\A(?<post>/@[A-Za-z0-9_.-]+(?:@[A-Za-z0-9_.-]+)?/[0-9]+|/users/[A-Za-z0-9_.-]+/statuses/[0-9]+)(?:/embed)?/?\z")]
    private static partial Regex MastodonPost();

    [GeneratedRegex(@"\Avk_post_(?<owner>-?[0-9]+)_(?<id>[0-9]+)\z")]
    private static partial Regex VkPost();
}
