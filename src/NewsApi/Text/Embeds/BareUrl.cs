using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>Reads the embed of an element that contains only an address, as plain text or as a link whose text is its address.</summary>
internal static class BareUrl
{
    public static Embed? Read(IElement element)
    {
        var text = element.TextContent.Trim();
        if (text.Length == 0 || text.Any(char.IsWhiteSpace))
            return null;
        return element.Children.ToArray() switch
        {
            [] => EmbedProviders.Find(text, []),
            [{ LocalName: "a" } link] when link.TextContent.Trim() == text && ShowsAddress(text, link.GetAttribute("href")) =>
                EmbedProviders.Find(link.GetAttribute("href"), []),
            _ => null,
        };
    }

    // Editors often shorten the shown address and leave out the scheme.
    private static bool ShowsAddress(string text, string? href) =>
        EmbedUrl.TryParse(href, out var address)
        && (EmbedUrl.TryParse(text, out var shown) || EmbedUrl.TryParse("https://" + text, out shown))
        && WithoutPrefix(shown.Host) == WithoutPrefix(address.Host);

    private static string WithoutPrefix(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
