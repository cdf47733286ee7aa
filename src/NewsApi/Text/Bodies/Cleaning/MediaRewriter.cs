using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies pictures, films, sounds and embeds, and removes elements that no body may contain.</summary>
internal sealed class MediaRewriter(IHtmlDocument document, BodyContext context, AttributeRewriter attributes, CleaningReport report)
{
    private readonly PictureRewriter _pictures = new(document, attributes, report);
    private readonly EmbedRewriter _embeds = new(document, context, attributes, report);

    /// <summary>Replaces an element that must not be copied unchanged.</summary>
    /// <param name="element">The element.</param>
    /// <param name="isInline">Whether the element is within a line of text, where no block is allowed.</param>
    /// <param name="nodes">The nodes that replace the element; empty when the element is removed.</param>
    /// <returns>False for a text element, which the caller copies.</returns>
    public bool TryReplace(IElement element, bool isInline, out IReadOnlyList<INode> nodes)
    {
        nodes = [];
        var name = ElementRules.NameFor(element.LocalName);
        if (name is "img" or "picture" && _pictures.IsPlaceholder(element))
            return true;
        if (TextStyles.IsHidden(element) && !ElementRules.IsDropped(name))
        {
            // Hidden pictures are kept, because scripts for late loading hide pictures until they are loaded.
            if (!ElementRules.IsMedia(name))
            {
                if (!string.IsNullOrWhiteSpace(element.TextContent))
                    report.Add("hidden_removed", name, $"Hidden text was removed from <{element.LocalName}>");
                return true;
            }
        }

        if (_embeds.TryReplace(element, isInline, out nodes))
            return true;
        var media = name switch
        {
            "img" or "picture" => _pictures.Read(element),
            "noscript" => _pictures.ReadNoscript(element),
            "video" or "audio" => Film(element, name),
            _ => null,
        };
        nodes = media is null ? [] : [media];
        if (media is not null || name is "img" or "picture" or "noscript" or "video" or "audio")
            return true;
        if (!ElementRules.IsDropped(name))
            return false;
        if (!ElementRules.IsSilent(name))
            report.RemovedElement(name);
        return true;
    }

    private IElement? Film(IElement element, string name)
    {
        var sources = element.Children.Where(child => child.LocalName == "source").Select(Source).OfType<IElement>().ToList();
        var address = attributes.File(element.GetAttribute("src") ?? element.GetAttribute("data-src"));
        if (address is null && sources.Count == 0)
        {
            report.Add("media_removed", name, $"<{name}> without a usable address was removed");
            return null;
        }

        var copy = document.CreateElement(name);
        Set(copy, "src", address);
        if (name == "video")
        {
            Set(copy, "poster", attributes.Source(element.GetAttribute("poster") ?? element.GetAttribute("data-poster")));
            Set(copy, "width", AttributeRewriter.Pixels(element.GetAttribute("width")));
            Set(copy, "height", AttributeRewriter.Pixels(element.GetAttribute("height")));
        }

        Set(copy, "title", element.GetAttribute("title"));
        // Without controls, readers can't start or stop the video or audio.
        copy.SetAttribute("controls", "");
        attributes.Anchors.Copy(element, copy);
        copy.Append([.. sources, .. element.Children.Where(child => child.LocalName == "track").Select(Track).OfType<IElement>()]);
        return copy;
    }

    private IElement? Source(IElement source)
    {
        if (attributes.File(source.GetAttribute("src") ?? source.GetAttribute("data-src")) is not { } address)
            return null;
        var copy = document.CreateElement("source");
        copy.SetAttribute("src", address);
        Set(copy, "type", source.GetAttribute("type") is { Length: > 0 and <= 200 } type ? type : null);
        return copy;
    }

    private IElement? Track(IElement track)
    {
        if (attributes.Source(track.GetAttribute("src")) is not { } address)
            return null;
        var copy = document.CreateElement("track");
        copy.SetAttribute("src", address);
        Set(copy, "kind", track.GetAttribute("kind")?.ToLowerInvariant()
            is "subtitles" or "captions" or "descriptions" or "chapters" ? track.GetAttribute("kind")!.ToLowerInvariant() : null);
        Set(copy, "srclang", track.GetAttribute("srclang") is { } language && Names.Languages.IsTag(language) ? language : null);
        Set(copy, "label", track.GetAttribute("label") is { Length: > 0 and <= 200 } label ? label : null);
        Set(copy, "default", track.HasAttribute("default") ? "" : null);
        return copy;
    }

    private static void Set(IElement element, string name, string? value)
    {
        if (value is not null)
            element.SetAttribute(name, value);
    }
}
