using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Finds pictures in Markdown text, in Markdown or HTML syntax. Pictures in code are ignored.</summary>
internal static class MarkdownPictures
{
    /// <summary>The parts of the source that must be replaced, with their new text.</summary>
    public static List<SourceChange> Find(string source, PictureTags tags)
    {
        var document = MarkdownSource.Parse(source);
        var html = document.Descendants<HtmlBlock>().Select(block => block.Span)
            .Concat(document.Descendants<HtmlInline>().Select(inline => inline.Span)).ToList();
        var changes = tags.Find(source, at => html.Exists(span => span.Start <= at && at <= span.End));
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage))
            if (tags.FileOf(MarkdownSource.ToHtml(image)) is { } id && Change(source, image, MediaAddress.Of(id)) is { } change)
                changes.Add(change);
        return changes;
    }

    private static SourceChange? Change(string source, LinkInline image, string address)
    {
        if (image.Reference is null)
            return image.UrlSpan.IsEmpty ? null : new SourceChange(image.UrlSpan.Start, image.UrlSpan.End + 1, address);
        // A link may use the same reference, so the reference stays unchanged and the address is written into the picture.
        var end = image.LastChild is { } last ? last.Span.End + 1 : image.Span.Start + "![".Length;
        return new SourceChange(
            image.Span.Start, image.Span.End + 1, $"{source[image.Span.Start..end]}]({address}{Title(image.Title)})");
    }

    private static string Title(string? title) => string.IsNullOrEmpty(title)
        ? ""
        : $" \"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
