using System.Globalization;
using AngleSharp.Dom;
using NewsApi.Text.Bodies.Cleaning;
using NewsApi.Text.Embeds;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts pictures, films, sounds and embeds. The elements are clean, so that every address in them may be used.</summary>
internal static class MediaReader
{
    public static Block Read(IElement element, IReadOnlyList<TextMark> around) => element.LocalName switch
    {
        "iframe" => Frame(element),
        "video" => new VideoBlock(
            Sources(element), element.GetAttribute("poster"), Tracks(element), element.GetAttribute("title"), null,
            Pixels(element, "width"), Pixels(element, "height")).WithAttributes(element),
        "audio" => new AudioBlock(Sources(element), Tracks(element), element.GetAttribute("title"), null).WithAttributes(element),
        _ => Image(element, around.LastOrDefault(mark => mark.Kind == TextMarkKind.Link)?.Href),
    };

    /// <summary>
    /// Converts a quotation that contains an embed: a paragraph with the text of the post, if any, and a paragraph with a link.
    /// </summary>
    public static Block Embed(IElement quote, string provider)
    {
        var page = quote.GetAttribute("cite") ?? "";
        var paragraphs = BlockReader.Read(quote.ChildNodes).OfType<ParagraphBlock>().ToList();
        return new EmbedBlock(EmbedProviders.Find(page, [])?.FrameUrl ?? page, provider, null, null)
        {
            PageUrl = page,
            Text = paragraphs.Count > 1 ? paragraphs[0].Text : null,
        }.WithAttributes(quote);
    }

    private static Block Frame(IElement frame)
    {
        var url = frame.GetAttribute("src") ?? "";
        var embed = EmbedProviders.FindFrame(url, []);
        return new EmbedBlock(url, embed?.Provider ?? HostOf(url), frame.GetAttribute("title"), null)
        {
            PageUrl = embed?.Url == url ? null : embed?.Url,
            Width = Pixels(frame, "width"),
            Height = Pixels(frame, "height"),
        }.WithAttributes(frame);
    }

    private static Block Image(IElement element, string? href)
    {
        var image = element.LocalName == "picture" ? element.QuerySelector("img")! : element;
        var sources = element.LocalName == "picture"
            ? element.Children.Where(child => child.LocalName == "source").Append(image)
            : [image];
        var described = sources.Where(source => source.HasAttribute("srcset")).Select(Source).ToList();
        return new ImageBlock(
            image.GetAttribute("src") ?? "", image.GetAttribute("alt"), null, Pixels(image, "width"), Pixels(image, "height"))
        {
            Href = href,
            Title = image.GetAttribute("title"),
            Sources = described.Count == 0 ? null : described,
        }.WithAttributes(image);
    }

    private static ImageSource Source(IElement source) => new(
        [.. Srcset.Parse(source.GetAttribute("srcset")).Select(entry => new ImageFile(entry.Url, entry.Width, entry.Density))],
        source.GetAttribute("sizes"), source.GetAttribute("type"), source.GetAttribute("media"));

    private static List<MediaSource> Sources(IElement element)
    {
        var sources = element.Children.Where(child => child.LocalName == "source")
            .Select(child => new MediaSource(child.GetAttribute("src") ?? "", child.GetAttribute("type"))).ToList();
        if (element.GetAttribute("src") is { } own)
            sources.Insert(0, new MediaSource(own, null));
        return sources;
    }

    private static List<MediaTrack> Tracks(IElement element) =>
    [
        .. element.Children.Where(child => child.LocalName == "track").Select(track => new MediaTrack(
            track.GetAttribute("src") ?? "", track.GetAttribute("kind"), track.GetAttribute("srclang"), track.GetAttribute("label"),
            track.HasAttribute("default")))
    ];

    private static string? HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : null;

    private static int? Pixels(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0
            ? pixels
            : null;
}
