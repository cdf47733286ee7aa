using System.Net;

namespace NewsApi.ShareLinks.Kit;

/// <summary>The data of an article that the kit needs, in the article's language.</summary>
internal sealed record ShareKitStory(
    long ArticleId, string Title, string? Summary, string CanonicalUrl, string ShortUrl, string? LicenceText,
    string? Attribution = null, string? LicenceUrl = null);

/// <summary>The data of the site that the kit needs. The accounts are in the order of the site's settings.</summary>
internal sealed record ShareKitSite(
    string Name,
    string? XHandle,
    string? FacebookAppId,
    string? LicenceText,
    string? LicenceUrl,
    IReadOnlyList<(string Network, string Url)> Social);

/// <summary>Builds the share kit of a story.</summary>
internal static class ShareKit
{
    /// <exception cref="ArgumentException">The canonical or the short URL is not an absolute http or https URL.</exception>
    public static ShareKitResponse Build(ShareKitStory story, ShareKitSite site, string language)
    {
        var labels = ShareLabels.For(language);
        var title = ShareText.Clean(story.Title);
        var summary = ShareText.Clean(story.Summary ?? "");
        var canonicalUrl = AbsoluteUrl.Ascii(story.CanonicalUrl);
        var shortUrl = AbsoluteUrl.Ascii(story.ShortUrl).TrimEnd('/');
        var printUrl = AbsoluteUrl.WithQuery(canonicalUrl, [KeyValuePair.Create("print", "1")]);
        var draft = new ShareUrlValues(title, shortUrl, printUrl, ShareChannels.XHandle(site.XHandle), site.FacebookAppId);
        var channels = ShareChannels.All.Select(row => Link(row, draft, labels)).ToList();

        return new ShareKitResponse(
            story.ArticleId,
            labels.Language,
            canonicalUrl,
            shortUrl,
            labels.Heading,
            channels,
            new NativeShare(title, summary.Length > 0 ? summary : title, shortUrl),
            new CopyLink(
                labels.Buttons[ShareChannel.Copy],
                labels.LinkCopied,
                channels.Single(link => link.Channel == ShareChannel.Copy).ShortUrl),
            new PrintLink(labels.Buttons[ShareChannel.Print], printUrl),
            Qr(shortUrl, labels),
            Licence(story, site, title, canonicalUrl, labels),
            [.. Follow(site, labels)],
            ShareText.Clean(story.Attribution ?? "") is { Length: > 0 } attribution ? attribution : null,
            story.LicenceUrl);
    }

    private static ShareChannelLink Link(ShareChannelRow row, ShareUrlValues story, ShareLabels labels)
    {
        var draft = story with { ShortUrl = $"{story.ShortUrl}-{row.Suffix}" };
        var text = row.Limit?.Cut(draft);
        return new ShareChannelLink(
            row.Channel,
            row.Suffix.ToString(),
            labels.Buttons[row.Channel],
            row.Template?.Invoke(draft with { Text = text ?? "" }),
            draft.ShortUrl,
            text,
            row.MobileOnly);
    }

    // The short URL is {root}/s/{code}. The images are below the same root.
    private static QrImages Qr(string shortUrl, ShareLabels labels)
    {
        var image = new Uri(new Uri(shortUrl), $"../v1/share-links/{shortUrl[(shortUrl.LastIndexOf('/') + 1)..]}/qr").AbsoluteUri;
        return new QrImages(labels.Buttons[ShareChannel.Qr], QrCode.Content(shortUrl), image + ".svg", image + ".png");
    }

    private static ShareLicence? Licence(ShareKitStory story, ShareKitSite site, string title, string canonicalUrl, ShareLabels labels)
    {
        var own = ShareText.Clean(story.LicenceText ?? "");
        var text = own.Length > 0 ? own : ShareText.Clean(site.LicenceText ?? "");
        if (text.Length == 0)
            return null;
        // If an agency has set its own terms for this article, the site's licence page would contradict them.
        var url = own.Length == 0 && AbsoluteUrl.TryAscii(site.LicenceUrl, out var ascii) ? ascii : null;
        string[] lines = url is null ? [text] : [text, $"{labels.Terms} {url}"];
        var citation = string.Join('\n', lines.Append($"{labels.SourceOf(title, site.Name)}, {canonicalUrl}"));
        var sentence = url is null ? Html(text) : $"<a href=\"{Html(url)}\" rel=\"license\">{Html(text)}</a>";
        var source = labels.SourceOf($"<a href=\"{Html(canonicalUrl)}\">{Html(title)}</a>", Html(site.Name));
        return new ShareLicence(text, citation, $"<p>{sentence}<br>{source}</p>", url);
    }

    // Invalid addresses are left out. One wrong setting must not remove the buttons of every article.
    private static IEnumerable<FollowLink> Follow(ShareKitSite site, ShareLabels labels)
    {
        foreach (var (network, address) in site.Social)
        {
            var name = ShareLabels.NetworkName(network);
            if (name.Length > 0 && AbsoluteUrl.TryAscii(address, out var url))
                yield return new FollowLink(name, labels.Follow(name), url);
        }
    }

    private static string Html(string value) => WebUtility.HtmlEncode(value);
}
