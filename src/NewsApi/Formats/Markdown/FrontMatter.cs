using System.Globalization;
using System.Text;
using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Usage;

namespace NewsApi.Formats.Markdown;

/// <summary>
/// Writes the data of a story as YAML. Texts are in double quotes with the escapes of YAML 1.2, so that every parser reads them as
/// strings. Fields without a value are left out.
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
        matter.Map("usage", Terms(story.Usage));
        matter.Text("licenceUrl", story.LicenceUrl);
        matter.Text("aiUse", story.AiUse?.KindName);
        matter.Text("aiNote", story.AiUse?.Note);
        matter.Text("responsible", article.Responsible);
        matter.List("corrections", Corrections(article).Select(one => $"{InstantConverter.Format(one.At)} {one.Note}"));
        matter.Plain("version", article.Version.ToString(CultureInfo.InvariantCulture));
        return matter._written.Append("---\n").ToString();
    }

    // The attribution is left out here, because it has a line of its own.
    private static IEnumerable<(string Name, string? Value)> Terms(UsagePolicy policy) =>
    [
        ("linkRequired", policy.LinkRequired is { } required ? required ? "true" : "false" : null),
        ("commercialUse", Rule(policy.CommercialUse)), ("aiTraining", Rule(policy.AiTraining)), ("aiAnswers", Rule(policy.AiAnswers)),
        ("search", Rule(policy.Search)), ("syndication", Rule(policy.Syndication)),
        ("contact", policy.Contact is { } contact ? YamlText.Quote(contact) : null),
        ("priceUrl", policy.PriceUrl is { } prices ? YamlText.Quote(prices) : null),
    ];

    private static string? Rule(UsageRule? rule) => rule is { } said ? YamlText.Quote(said.ToString().ToLowerInvariant()) : null;

    private static IReadOnlyList<CorrectionResponse> Corrections(PublishedArticle article) =>
        article.Corrections is { } stored ? ApiJson.Read<IReadOnlyList<CorrectionResponse>>(stored) : [];

    private void Plain(string name, string value) => _written.Append(name).Append(": ").Append(value).Append('\n');

    private void Text(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Plain(name, YamlText.Quote(text));
    }

    private void Map(string name, IEnumerable<(string Name, string? Value)> pairs)
    {
        var said = pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}: {pair.Value}").ToList();
        if (said.Count > 0)
            Plain(name, $"{{{string.Join(", ", said)}}}");
    }

    private void List(string name, IEnumerable<string> texts)
    {
        var quoted = texts.Select(YamlText.Quote).ToList();
        if (quoted.Count > 0)
            Plain(name, $"[{string.Join(", ", quoted)}]");
    }
}
