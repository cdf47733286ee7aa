using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Text.Bodies;

/// <summary>A picture of a text.</summary>
/// <param name="Address">The picture's absolute address, or <c>media:12</c> for an uploaded file.</param>
/// <param name="Largest">The address of the largest file of the picture in the text; <c>Address</c> if there is only one file.</param>
/// <param name="Alt">The text alternative: empty for a decorative picture, null if there is none.</param>
/// <param name="Caption">The caption of the figure around the picture, if the figure has no other picture; else null.</param>
internal sealed record BodyPicture(string Address, string Largest, string? Alt, string? Caption)
{
    /// <summary>Whether the picture is on another site, and not an uploaded file.</summary>
    public bool IsElsewhere => MediaAddress.Read(Address) is null;
}

/// <summary>Finds the pictures of a text.</summary>
internal static class BodyPictures
{
    /// <summary>The pictures of clean HTML in their order.</summary>
    public static IReadOnlyList<BodyPicture> In(string html)
    {
        if (!html.Contains("<img ", StringComparison.Ordinal))
            return [];
        using var document = new HtmlParser().ParseDocument(html);
        return [.. document.QuerySelectorAll("img").Select(Read)];
    }

    /// <summary>Replaces pictures that were not uploaded with uploaded files; returns the same text if nothing is replaced.</summary>
    /// <param name="format">The markup language.</param>
    /// <param name="content">The text as the editor wrote it, which <see cref="BodyFormats.TryRead"/> accepts.</param>
    /// <param name="context">The base of relative addresses in the text, and the site's embed hosts.</param>
    /// <param name="adopted">Finds the uploaded file that replaces an address; null to keep the address.</param>
    public static string Adopt(BodyFormat format, string content, BodyContext context, Func<string, long?> adopted)
    {
        var source = UnicodeForm.WellFormed(content).TrimStart('\uFEFF');
        var tags = new PictureTags(context, adopted);
        var changes = format == BodyFormat.Markdown ? MarkdownPictures.Find(source, tags) : tags.Find(source, _ => true);
        foreach (var change in changes.OrderByDescending(change => change.Start))
            source = string.Concat(source.AsSpan(0, change.Start), change.Text, source.AsSpan(change.End));
        return changes.Count == 0 ? content : source;
    }

    private static BodyPicture Read(IElement image)
    {
        var address = image.GetAttribute("src") ?? "";
        // Sources with "media" are left out, because they may show another crop of the picture, and not only another size.
        var files = Srcset.Parse(image.GetAttribute("srcset")).Concat(
            image.ParentElement is { LocalName: "picture" } picture
                ? picture.Children.Where(child => child.LocalName == "source" && !child.HasAttribute("media"))
                    .SelectMany(source => Srcset.Parse(source.GetAttribute("srcset")))
                : []).ToList();
        return new BodyPicture(
            address, Srcset.Largest(files) is { Width: not null } largest ? largest.Url : address, image.GetAttribute("alt"),
            Caption(image));
    }

    private static string? Caption(IElement image) =>
        image.Closest("figure") is { } figure && figure.QuerySelectorAll("img").Length == 1
        && figure.QuerySelector("figcaption")?.TextContent.Trim() is { Length: > 0 } caption
            ? caption
            : null;
}
