using System.Globalization;
using System.Text;
using NewsApi.Articles.Published.Stories;
using NewsApi.Json;

namespace NewsApi.Formats.Markdown;

/// <summary>
/// Writes the data of a story as YAML. Texts stand in double quotes with the escapes of YAML 1.2, so that no text is read as something
/// else. What a story does not have is left out.
/// </summary>
internal sealed class FrontMatter
{
    private readonly StringBuilder _written = new("---\n");

    public static string Of(PublishedStory story)
    {
        var article = story.Article;
        var matter = new FrontMatter();
        matter.Text("title", article.Title);
        matter.Text("description", article.Summary);
        matter.Plain("date", InstantConverter.Format(article.PublishedAt));
        matter.Plain("updated", InstantConverter.Format(article.UpdatedAt));
        matter.List("authors", story.Authors.Select(author => author.Name));
        matter.Text("byline", article.Byline);
        matter.Text("section", story.Section?.Name);
        matter.List("tags", story.Tags.Select(tag => tag.Name));
        matter.Text("language", article.Language);
        matter.Text("canonical", story.Url);
        matter.Text("image", article.ImageUrl);
        matter.Text("imageCredit", article.ImageUrl is null ? null : article.ImageCredit);
        matter.Text("source", article.SourceName);
        matter.Text("sourceUrl", article.SourceName is null ? null : article.SourceUrl);
        matter.Text("licence", article.Licence ?? story.SiteLicence);
        matter.Text("attribution", story.AttributionLine);
        matter.Text("aiUse", story.AiUse?.KindName);
        matter.Text("aiNote", story.AiUse?.Note);
        matter.Text("responsible", article.Responsible);
        matter.List("corrections", Corrections(article).Select(one => $"{InstantConverter.Format(one.At)} {one.Note}"));
        matter.Plain("version", article.Version.ToString(CultureInfo.InvariantCulture));
        return matter._written.Append("---\n").ToString();
    }

    private static IReadOnlyList<CorrectionResponse> Corrections(PublishedArticle article) =>
        article.Corrections is { } stored ? ApiJson.Read<IReadOnlyList<CorrectionResponse>>(stored) : [];

    private void Plain(string name, string value) => _written.Append(name).Append(": ").Append(value).Append('\n');

    private void Text(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Plain(name, YamlText.Quote(text));
    }

    private void List(string name, IEnumerable<string> texts)
    {
        var quoted = texts.Select(YamlText.Quote).ToList();
        if (quoted.Count > 0)
            Plain(name, $"[{string.Join(", ", quoted)}]");
    }
}
