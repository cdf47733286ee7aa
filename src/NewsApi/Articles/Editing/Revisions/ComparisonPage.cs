using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NewsApi.Json;
using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>A comparison as one HTML page without scripts or external resources; all texts are encoded.</summary>
internal static class ComparisonPage
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        + "p{white-space:pre-wrap;overflow-wrap:anywhere}ins{background:#d4f7d4}del{background:#fbd5d5}";

    // Letters of all scripts are written as they are, because entities would be six times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Lets a browser apply the page's own style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(RevisionComparison comparison)
    {
        var title = FormattableString.Invariant(
            $"Article {comparison.ArticleId}: revision {comparison.From} and revision {comparison.To}");
        var page = new StringBuilder()
            .Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">")
            .Append("<title>").Append(title).Append("</title><style>").Append(Style).Append("</style><h1>").Append(title).Append("</h1>\n");
        foreach (var (compared, change) in comparison.Differences.Changes)
            Add(page, compared.Label, Segments(change));
        if (comparison.Differences.Changes.Count == 0)
            page.Append("<p>Both revisions are equal.</p>\n");
        return page.Append("</html>\n").ToString();
    }

    private static void Add(StringBuilder page, string name, IEnumerable<TextSegment> segments)
    {
        page.Append("<h2>").Append(name).Append("</h2><p dir=\"auto\">");
        foreach (var segment in segments)
        {
            var text = Encoder.Encode(segment.Text);
            page.Append(segment.Op switch
            {
                SegmentChange.Insert => $"<ins>{text}</ins>",
                SegmentChange.Delete => $"<del>{text}</del>",
                _ => text,
            });
        }

        page.Append("</p>\n");
    }

    private static IEnumerable<TextSegment> Segments(object change) => change switch
    {
        TextChange text => text.Segments,
        IValueChange value => Segments(value.From, SegmentChange.Delete).Concat(Segments(value.To, SegmentChange.Insert)),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static IEnumerable<TextSegment> Segments(object? value, SegmentChange change) =>
        value is null ? [] : [new TextSegment(change, value as string ?? ApiJson.Write(value))];
}
