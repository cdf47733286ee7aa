using System.Text.Json;
using NewsApi.Json;
using static NewsApi.Articles.Published.Stories.ArticleField;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// Every property that an answer can show of an article, once, in the order in which they are written. From this come the
/// choices of <c>fields=</c>, the columns and tables that are read, and the bytes.
/// </summary>
internal static class ArticleFields
{
    public const string Body = "body";

    private static readonly JsonEncodedText Html = ApiJson.Name("html"), PlainText = ApiJson.Name("text"), Blocks = ApiJson.Name("blocks");

    private static readonly string[] AddressColumns = ["p.id", "p.language", "p.slug", "p.canonical_url"];

    public static readonly IReadOnlyList<ArticleField> All =
    [
        Number("id", article => article.Id, "p.id"),
        Line("language", story => story.Article.Language, "p.language"),
        Flag("isFallback", story => story.IsFallback),
        Number("translationGroup", article => article.TranslationGroup, "p.translation_group"),
        Line("slug", story => story.Article.Slug, "p.slug"),
        Line("url", story => story.Url, AddressColumns),
        Line("title", story => story.Article.Title, "p.title"),
        Line("summary", story => story.Article.Summary, "p.summary"),
        Object("section", story => story.Section, "p.section_id").With(ArticleParts.Section),
        Object("tags", story => story.Tags).With(ArticleParts.Tags),
        Object("authors", story => story.Authors).With(ArticleParts.Authors),
        Line("byline", story => story.Article.Byline, "p.byline"),
        Object("source", story => Source(story.Article), "p.source_name", "p.source_url"),
        Line("placeLine", story => story.Article.PlaceLine, "p.place_line"),
        Object("leadImage", story => LeadImage(story.Article), "p.image_url", "p.image_alt", "p.image_credit", "p.image_width", "p.image_height"),
        Object("rights", story => RightsOf(story.Article), "p.licence", "p.attribution", "p.syndicatable"),
        Count("wordCount", article => article.WordCount, "p.word_count"),
        Count("readingMinutes", article => article.ReadingMinutes, "p.reading_minutes"),
        Number("views", article => article.Views, "COALESCE(reads.events, 0) AS views").With(ArticleParts.Views),
        Instant("createdAt", article => article.CreatedAt, "p.created_at"),
        Instant("publishedAt", article => article.PublishedAt, "p.published_at"),
        Instant("updatedAt", article => article.UpdatedAt, "p.updated_at"),
        Instant("modifiedAt", article => article.ModifiedAt, "p.modified_at"),
        Count("version", article => article.Version, "p.version"),
        Number("seq", article => article.Seq, "p.seq"),
        Line("viewKey", story => story.ViewKey).With(ArticleParts.ViewKey),
        Object("seo", story => SeoOf(story.Article), "p.seo_title", "p.title", "p.seo_description", "p.summary"),
        Object("translations", story => story.Translations, "p.translation_group").With(ArticleParts.Translations),
        new("corrections", typeof(IReadOnlyList<CorrectionResponse>), WriteCorrections, "p.corrections"),
        new("related", typeof(IReadOnlyList<ArticleSummary>), WriteRelated) { Needs = ArticleParts.Related },
        Object("share", story => story.Share, [.. AddressColumns, "p.title", "p.summary", "p.licence"]).With(ArticleParts.Share),
        new(Body, typeof(ArticleBody), WriteBody, "body.html", "body.text", "body.blocks") { Needs = ArticleParts.Body },
    ];

    /// <summary>What a list shows when nothing else is asked for.</summary>
    public static readonly IReadOnlySet<string> OfSummary = Except("viewKey", "seo", "translations", "corrections", "related", "share", Body);

    /// <summary>What a single article shows when nothing else is asked for.</summary>
    public static readonly IReadOnlySet<string> OfResponse = Except("related", "share");

    private static HashSet<string> Except(params IEnumerable<string> names) => [.. All.Select(field => field.Name).Except(names)];

    private static SourceCredit? Source(PublishedArticle a) => a.SourceName is null ? null : new SourceCredit(a.SourceName, a.SourceUrl);

    private static Picture? LeadImage(PublishedArticle a) =>
        a.ImageUrl is null ? null : new Picture(a.ImageUrl, a.ImageAlt, a.ImageCredit, a.ImageWidth, a.ImageHeight);

    private static Rights RightsOf(PublishedArticle a) => new(a.Licence, a.Attribution, a.Syndicatable);

    private static Seo SeoOf(PublishedArticle a) => new(a.SeoTitle ?? a.Title, a.SeoDescription ?? a.Summary);

    private static void WriteCorrections(Utf8JsonWriter writer, PublishedStory story) =>
        writer.WriteRawValue(story.Article.Corrections ?? "[]", skipInputValidation: true);

    private static void WriteRelated(Utf8JsonWriter writer, PublishedStory story)
    {
        writer.WriteStartArray();
        foreach (var other in story.Related)
            other.Write(writer, ArticleShape.Summary);
        writer.WriteEndArray();
    }

    // Only the forms that were asked for were read. Blocks are kept as the JSON that goes out.
    private static void WriteBody(Utf8JsonWriter writer, PublishedStory story)
    {
        writer.WriteStartObject();
        if (story.Article.Html is { } html)
            writer.WriteText(Html, html.Bytes);
        if (story.Article.Text is { } text)
            writer.WriteText(PlainText, text.Bytes);
        if (story.Article.Blocks is { } blocks)
        {
            writer.WritePropertyName(Blocks);
            writer.WriteRawValue(blocks.Bytes, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
