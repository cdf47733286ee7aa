using System.Diagnostics.CodeAnalysis;
using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>
/// Recognises embed code in HTML that is not cleaned yet: iframes, the quotations and scripts of social networks, WordPress figures, AMP
/// elements and addresses alone in a paragraph.
/// </summary>
internal static class EmbedReader
{
    private static readonly string[] FrameSources = ["src", "data-src", "data-lazy-src", "data-original", "data-litespeed-src"];

    /// <summary>
    /// Reads the embed of an element; false if the element is no embed. Callers must try outer elements before inner ones,
    /// and replace the element with all its content. A script directly after it that is no embed can be removed.
    /// </summary>
    /// <param name="element">Any element.</param>
    /// <param name="siteHosts">Hosts of the site's settings, lower case and ASCII.</param>
    /// <param name="embed">The embed.</param>
    /// <param name="text">The text within the element, such as the text of a post, without empty lines; null when there is none.</param>
    /// <param name="bareAddresses">
    /// Whether a paragraph that contains only the address of an embed counts as that embed. Hosts of the site's settings do not count
    /// here, because their pages may include the site's own articles.
    /// </param>
    public static bool TryRead(
        IElement element, IReadOnlyCollection<string> siteHosts, [NotNullWhen(true)] out Embed? embed, out string? text,
        bool bareAddresses = false)
    {
        text = null;
        embed = element.LocalName switch
        {
            "iframe" => Frame(element, siteHosts),
            "script" => ScriptEmbeds.Read(element, siteHosts),
            "blockquote" or "section" => QuoteEmbeds.Read(element),
            "a" => QuoteEmbeds.ReadLink(element),
            "div" => QuoteEmbeds.ReadDiv(element) ?? ScriptEmbeds.ReadDiv(element, siteHosts) ?? WrappedAddress(element),
            "oembed" => Page(element.GetAttribute("url")),
            "p" when bareAddresses => BareUrl.Read(element),
            var name => ElementEmbeds.Read(name, element, siteHosts),
        };
        if (embed is not null && element.LocalName is "blockquote" or "section" or "div" && !IsWrapper(element))
            text = EmbedText.Of(element);
        return embed is not null;
    }

    /// <summary>
    /// The address of an iframe, even if a script loads the iframe only when the reader scrolls to it. Null if it has no address.
    /// </summary>
    public static string? FrameSource(IElement frame) => FrameSources
        .Select(name => frame.GetAttribute(name)?.Trim())
        .FirstOrDefault(source => !string.IsNullOrEmpty(source) && !source.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
            && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            && !source.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));

    private static Embed? Frame(IElement frame, IReadOnlyCollection<string> siteHosts) =>
        EmbedProviders.FindFrame(FrameSource(frame), siteHosts)
        ?? (frame.ClassList.Contains("mastodon-embed") ? QuoteEmbeds.Mastodon(FrameSource(frame)) : null);

    // Gutenberg stores the address as text, and writes the caption beside this wrapper.
    private static Embed? WrappedAddress(IElement element) => IsWrapper(element) ? BareUrl.Read(element) : null;

    private static bool IsWrapper(IElement element) =>
        element.ClassList.Contains("wp-block-embed__wrapper") || element.ClassList.Contains("wp-embed-wrapper");

    private static Embed? Page(string? url) => EmbedProviders.Find(url, []);
}
