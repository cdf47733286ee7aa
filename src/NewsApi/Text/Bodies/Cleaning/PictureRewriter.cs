using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies pictures. A picture that a script would load later gets its real address.</summary>
internal sealed class PictureRewriter(IHtmlDocument document, AttributeRewriter attributes, CleaningReport report)
{
    // For late loading, pages have the real address in one of these attributes and a placeholder in src.
    private static readonly string[] LateSources = ["data-src", "data-lazy-src", "data-original", "data-orig-file"];

    private static readonly string[] Srcsets = ["srcset", "data-srcset", "data-lazy-srcset"];

    public IElement? Read(IElement element)
    {
        var isPicture = element.LocalName == "picture";
        var image = isPicture ? element.QuerySelector("img, image, amp-img") ?? document.CreateElement("img") : element;
        var sources = isPicture ? Sources(element) : [];
        if (Copy(image, sources) is not { } copy)
        {
            report.Add("image_removed", element.LocalName, "A picture without a usable address was removed");
            return null;
        }

        if (sources.Count == 0)
            return copy;
        var picture = document.CreateElement("picture");
        picture.Append([.. sources, copy]);
        return picture;
    }

    /// <summary>
    /// The picture in a <c>noscript</c> element, for browsers without scripts. Null if the element beside it is a picture with a usable
    /// address, or if the <c>noscript</c> has no usable picture.
    /// </summary>
    public IElement? ReadNoscript(IElement noscript)
    {
        if (IsUsable(noscript.PreviousElementSibling) || IsUsable(noscript.NextElementSibling)
            || !noscript.TextContent.Contains("<img", StringComparison.OrdinalIgnoreCase)
            || !NestingLimit.TryParse(noscript.TextContent, out var content, out _))
            return null;
        using (content)
            return content.QuerySelector("picture, img") is { } found ? Read(found) : null;
    }

    /// <summary>
    /// Whether a picture has no usable address and is beside a <c>noscript</c>, from which <see cref="ReadNoscript"/> reads the picture.
    /// </summary>
    public bool IsPlaceholder(IElement image) =>
        image.LocalName is "img" or "picture" && !IsUsable(image)
        && (image.NextElementSibling?.LocalName == "noscript" || image.PreviousElementSibling?.LocalName == "noscript");

    private bool IsUsable(IElement? element) => element switch
    {
        { LocalName: "img" } => Address(element) is not null,
        { LocalName: "picture" } => element.Children.Any(IsUsable),
        { LocalName: "source" } => Candidates(element).Count > 0,
        _ => false,
    };

    private IElement? Copy(IElement image, IReadOnlyList<IElement> sources)
    {
        var entries = Candidates(image);
        var address = Address(image) ?? Srcset.Largest([.. entries.Concat(sources.SelectMany(Candidates))])?.Url;
        if (address is null)
            return null;
        var copy = document.CreateElement("img");
        copy.SetAttribute("src", attributes.File(address)!);
        WriteSrcset(copy, entries, image);
        foreach (var name in (ReadOnlySpan<string>)["alt", "title"])
            // The Markdown converter writes an empty alt where the author wrote none. An uploaded picture has its own alt, so an empty alt
            // is not copied.
            if (image.GetAttribute(name) is { } text && !(text.Length == 0 && MediaAddress.Read(address) is not null))
                copy.SetAttribute(name, text);
        foreach (var name in (ReadOnlySpan<string>)["width", "height"])
            if (AttributeRewriter.Pixels(image.GetAttribute(name)) is { } pixels)
                copy.SetAttribute(name, pixels);
        attributes.Anchors.Copy(image, copy);
        return copy;
    }

    private string? Address(IElement image)
    {
        foreach (var name in LateSources)
            if (image.HasAttribute(name) && attributes.Usable(image.GetAttribute(name)) is not null)
                return image.GetAttribute(name);
        if (attributes.UsableFile(image.GetAttribute("src")) is not null)
            return image.GetAttribute("src");
        return Srcset.Largest(Candidates(image))?.Url;
    }

    private List<IElement> Sources(IElement picture)
    {
        var sources = new List<IElement>();
        foreach (var source in picture.Children.Where(child => child.LocalName == "source"))
        {
            var entries = Candidates(source);
            if (entries.Count == 0)
                continue;
            var copy = document.CreateElement("source");
            WriteSrcset(copy, entries, source);
            foreach (var name in (ReadOnlySpan<string>)["type", "media"])
                if (source.GetAttribute(name) is { Length: > 0 and <= 200 } text)
                    copy.SetAttribute(name, text);
            sources.Add(copy);
        }

        return sources;
    }

    private List<SrcsetEntry> Candidates(IElement element) =>
    [
        .. Srcsets.Select(element.GetAttribute).Where(value => !string.IsNullOrWhiteSpace(value)).Take(1).SelectMany(Srcset.Parse)
            .Select(entry => entry with { Url = attributes.Usable(entry.Url) ?? "" }).Where(entry => entry.Url.Length > 0)
    ];

    private static void WriteSrcset(IElement copy, IReadOnlyList<SrcsetEntry> entries, IElement source)
    {
        if (entries.Count == 0)
            return;
        copy.SetAttribute("srcset", string.Join(", ", entries));
        if (source.GetAttribute("sizes") is { Length: > 0 and <= 500 } sizes && sizes != "auto")
            copy.SetAttribute("sizes", sizes);
    }
}
