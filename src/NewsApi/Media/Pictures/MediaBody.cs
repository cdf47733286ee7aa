using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Json;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Media.Pictures;

/// <summary>
/// Replaces addresses such as <c>media:12</c> in a body by the uploaded pictures, videos and audio that they name. The element of a file
/// that may not be shown is removed, and also the figure around it if it has nothing else but a caption.
/// </summary>
internal static class MediaBody
{
    /// <summary>Returns a body of HTML with these addresses replaced.</summary>
    /// <param name="html">Clean HTML.</param>
    /// <param name="find">Finds the file of an id; null if there is none or it may not be shown.</param>
    public static string Html(string html, Func<long, ShownMedia?> find)
    {
        var all = MediaAddress.In(html);
        if (all.Count == 0)
            return html;
        var text = new StringBuilder(html.Length + all.Count * 600);
        var at = 0;
        foreach (var (start, length, id) in all)
        {
            if (start < at)
                continue;
            if (find(id) is not { } shown)
            {
                var (from, to) = Around(html, start, at);
                text.Append(html, at, from - at);
                at = to;
                continue;
            }

            text.Append(html, at, start - at);
            Write(text, html, start + length, shown);
            at = start + length;
        }

        return text.Append(html, at, html.Length - at).ToString();
    }

    /// <summary>Returns a body of blocks with these addresses replaced.</summary>
    /// <param name="blocks">JSON of the blocks.</param>
    /// <param name="find">Finds the file of an id; null if there is none or it may not be shown.</param>
    public static string Blocks(string blocks, Func<long, ShownMedia?> find)
    {
        var all = JsonNode.Parse(blocks)!.AsArray();
        Show(all, find);
        return all.ToJsonString(ApiJson.Stored);
    }

    private static void Show(JsonArray list, Func<long, ShownMedia?> find)
    {
        for (var at = list.Count - 1; at >= 0; at--)
            if (list[at] is JsonObject one && !Show(one, find))
                list.RemoveAt(at);
    }

    // Returns false if the object shows a file that no longer exists or may not be shown.
    private static bool Show(JsonObject one, Func<long, ShownMedia?> find)
    {
        if ((string?)one["kind"] is not null || one["url"] is JsonValue)
            if (one["url"] is JsonValue url && url.TryGetValue<string>(out var address) && MediaAddress.Read(address) is { } id)
            {
                if (find(id) is not { } shown)
                    return false;
                Fill(one, shown);
            }

        foreach (var list in one.Select(pair => pair.Value).OfType<JsonArray>().ToList())
        {
            var before = list.Count;
            Show(list, find);
            // If a figure, a video or an audio has lost all its files, it is removed, too.
            if (before > 0 && list.Count == 0 && (string?)one["kind"] is "figure" or "video" or "audio")
                return false;
        }

        return true;
    }

    private static void Fill(JsonObject one, ShownMedia shown)
    {
        if (shown.Picture is not { } picture)
        {
            one["url"] = shown.FileUrl;
            return;
        }

        one["url"] = picture.Url;
        one["width"] = picture.Width;
        one["height"] = picture.Height;
        one["alt"] ??= picture.Alt;
        one["caption"] ??= picture.Caption;
        one["mediaId"] = picture.Id;
        if (picture.Credit is not null)
            one["credit"] = picture.Credit;
        one["dominantColour"] = picture.DominantColour;
        one["placeholder"] = picture.Placeholder;
        one["sources"] = new JsonArray([.. picture.Sources!.Select(source => new JsonObject
        {
            ["files"] = new JsonArray([.. Files(source.Srcset)]),
            ["sizes"] = null,
            ["type"] = source.Type,
            ["media"] = null,
        })]);
    }

    private static IEnumerable<JsonNode> Files(string srcset) =>
        from entry in srcset.Split(", ")
        let space = entry.LastIndexOf(' ')
        select new JsonObject
        {
            ["url"] = entry[..space],
            ["width"] = int.Parse(entry.AsSpan(space + 1, entry.Length - space - 2), CultureInfo.InvariantCulture),
            ["density"] = null,
        };

    private static void Write(StringBuilder text, string html, int end, ShownMedia shown)
    {
        text.Append("src=\"").Append(shown.Picture?.Url ?? shown.FileUrl).Append('"');
        if (shown.Picture is not { } picture)
            return;
        var rest = html.AsSpan(end, MediaAddress.TagEnd(html, end) - end);
        text.Append(" srcset=\"").Append(picture.Srcset).Append('"');
        if (!rest.Contains(" alt=\"", StringComparison.Ordinal) && picture.Alt is { } alt)
            text.Append(" alt=\"").Append(WebUtility.HtmlEncode(alt)).Append('"');
        if (!rest.Contains(" width=\"", StringComparison.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $" width=\"{picture.Width}\" height=\"{picture.Height}\"");
        if (picture.Credit is { } credit)
            text.Append(" data-credit=\"").Append(WebUtility.HtmlEncode(credit)).Append('"');
    }

    // The range of the element. If it is in a figure with nothing else but a caption, the range of the figure.
    private static (int From, int To) Around(string html, int start, int least)
    {
        var open = html.LastIndexOf('<', start);
        var name = html.AsSpan(open + 1, html.IndexOf(' ', open) - open - 1);
        var close = MediaAddress.TagEnd(html, start) + 1;
        if (name is "video" or "audio")
            close = html.IndexOf($"</{name}>", start, StringComparison.Ordinal) + name.Length + 3;
        var figure = html.LastIndexOf("<figure", open, StringComparison.Ordinal);
        if (figure < least || html.IndexOf('>', figure) + 1 != open)
            return (open, close);
        var end = html.IndexOf("</figure>", close, StringComparison.Ordinal);
        var after = html.AsSpan(close, end - close);
        return after.IsEmpty || after.StartsWith("<figcaption") ? (figure, end + "</figure>".Length) : (open, close);
    }
}
