using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>
/// Finds <c>img</c>, <c>picture</c> and similar tags in a source text, and rewrites them so that they show uploaded files.
/// <see cref="PictureRewriter"/> reads the addresses of tags, so they are the addresses that readers get.
/// </summary>
internal sealed partial class PictureTags(BodyContext context, Func<string, long?> adopted)
{
    private static readonly HashSet<string> OfAddress = new(StringComparer.Ordinal)
    {
        "src", "srcset", "sizes", "data-src", "data-srcset", "data-sizes", "data-lazy-src", "data-lazy-srcset", "data-lazy-sizes",
        "data-original", "data-orig-file",
    };

    // NonBacktracking guarantees one pass over the text, even if many tags are left open.
    private static readonly Regex Tag = new(
        """<picture\b.*?</picture\s*>|<(?:img|image|amp-img)\b(?:[^>"']|"[^"]*"|'[^']*')*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly HtmlParser _parser = new();

    /// <summary>The tags that must be replaced, with their new text.</summary>
    /// <param name="source">HTML, or a text with HTML in it.</param>
    /// <param name="isHtml">Whether the tag at an offset of the source is HTML.</param>
    public List<SourceChange> Find(string source, Func<int, bool> isHtml)
    {
        var changes = new List<SourceChange>();
        foreach (var match in Tag.Matches(source).Where(match => isHtml(match.Index)))
            if (Rewritten(match.Value) is { } text)
                changes.Add(new SourceChange(match.Index, match.Index + match.Length, text));
        return changes;
    }

    /// <summary>The uploaded file that replaces the picture in a piece of HTML; null to keep the picture.</summary>
    public long? FileOf(string html)
    {
        using var document = _parser.ParseDocument(html);
        return document.QuerySelector("picture, img") is { } found ? FileOf(document, found) : null;
    }

    // The tag with the same attributes, except those with addresses. Of a picture element, only its img is kept.
    private string? Rewritten(string tag)
    {
        using var document = _parser.ParseDocument(Other().Replace(tag, "<img"));
        if (document.QuerySelector("picture, img") is not { } found || FileOf(document, found) is not { } id)
            return null;
        var text = new StringBuilder("<img src=\"").Append(MediaAddress.Of(id)).Append('"');
        var image = found.LocalName == "img" ? found : found.QuerySelector("img");
        foreach (var attribute in (IEnumerable<IAttr>?)image?.Attributes ?? [])
            if (!OfAddress.Contains(attribute.Name))
                text.Append(' ').Append(attribute.Name).Append("=\"")
                    .Append(Escaped(attribute.Value)).Append('"');
        return text.Append('>').ToString();
    }

    private static string Escaped(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private long? FileOf(IHtmlDocument document, IElement picture)
    {
        var report = new CleaningReport();
        var attributes = new AttributeRewriter(context, report, new Anchors(document.Body!));
        var copy = new PictureRewriter(document, attributes, report).Read(picture);
        var image = copy?.LocalName == "picture" ? copy.LastElementChild : copy;
        return image?.GetAttribute("src") is { } address && MediaAddress.Read(address) is null ? adopted(address) : null;
    }

    [GeneratedRegex(@"^<(?:image|amp-img)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Other();
}

/// <summary>A part of a source text, from start to end, and the text that replaces it.</summary>
internal sealed record SourceChange(int Start, int End, string Text);
