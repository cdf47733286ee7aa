using System.Text.Json;
using NewsApi.Json;
using static NewsApi.Articles.Published.Stories.ArticleField;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// Every property that an answer can show of an article, once, in the order in which they are written. From this come the
/// choices of <c>fields=</c>, the columns and tables that are read, the bytes, and the schemas of the OpenAPI document.
/// </summary>
internal static class ArticleFields
{
    public const string Body = "body";

    private static readonly JsonEncodedText Html = ApiJson.Name("html"), PlainText = ApiJson.Name("text"), Blocks = ApiJson.Name("blocks");

    private static readonly string[] AddressColumns = ["p.id", "p.language", "p.slug", "p.canonical_url"];

    public static readonly IReadOnlyList<ArticleField> All =
    [
        Number("id", "The article's id; stays the same for ever.", article => article.Id, "p.id"),
        Line("language", "BCP 47 tag of the language it is in.", story => story.Article.Language, "p.language"),
        Flag("isFallback", "True when it is not in the language that was asked for.", story => story.IsFallback),
        Number(
            "translationGroup", "The same number on all translations of one story.",
            article => article.TranslationGroup, "p.translation_group"),
        Line("slug", "Its name in addresses, unique per language.", story => story.Article.Slug, "p.slug"),
        Line("url", "The address of its page: the canonical URL.", story => story.Url, AddressColumns),
        Line("title", "The headline.", story => story.Article.Title, "p.title"),
        Line("summary", "The standfirst.", story => story.Article.Summary, "p.summary").OrNull(),
        Object("section", "Where it belongs.", story => story.Section, "p.section_id").With(ArticleParts.Section).OrNull(),
        Object("tags", "What it is about, in the order of weight.", story => story.Tags).With(ArticleParts.Tags),
        Object("authors", "Who made it, in the order to be named.", story => story.Authors).With(ArticleParts.Authors),
        Line(
            "byline", "The line of names as printed, where it is not simply the authors.",
            story => story.Article.Byline, "p.byline").OrNull(),
        Object("source", "Whom the story is credited to.", story => Source(story.Article), "p.source_name", "p.source_url").OrNull(),
        Line("placeLine", "Where it was filed.", story => story.Article.PlaceLine, "p.place_line").OrNull(),
        Object(
            "leadImage", "The picture above the story.", story => LeadImage(story.Article),
            "p.image_url", "p.image_alt", "p.image_credit", "p.image_width", "p.image_height").OrNull(),
        Object(
            "rights", "What others may do with it.", story => RightsOf(story.Article), "p.licence", "p.attribution", "p.syndicatable"),
        Count("wordCount", "Words of the text.", article => article.WordCount, "p.word_count"),
        Count(
            "readingMinutes", "Minutes to read it, at 200 words a minute, rounded up.",
            article => article.ReadingMinutes, "p.reading_minutes"),
        Number(
            "views", "How often people viewed it, by the events of pages and apps (`POST /v1/events`); some minutes old at most.",
            article => article.Views, "COALESCE(reads.events, 0) AS views").With(ArticleParts.Views),
        Instant("createdAt", "When it was begun.", article => article.CreatedAt, "p.created_at"),
        Instant("publishedAt", "When it was first published.", article => article.PublishedAt, "p.published_at"),
        Instant("updatedAt", "When an editor last changed what readers see.", article => article.UpdatedAt, "p.updated_at"),
        Instant("modifiedAt", "When anything of it was last changed.", article => article.ModifiedAt, "p.modified_at"),
        Count("version", "Grows by one with each change.", article => article.Version, "p.version"),
        Number("seq", "Number of its last public change in the site's change log.", article => article.Seq, "p.seq"),
        Line(
            "viewKey", "To be sent with each event of this article (`POST /v1/events`); valid for one to two weeks.",
            story => story.ViewKey).With(ArticleParts.ViewKey),
        Object(
            "seo", "Texts for search engines: title and summary, where nothing else was written.", story => SeoOf(story.Article),
            "p.seo_title", "p.title", "p.seo_description", "p.summary"),
        Object(
            "translations", "The same story in other languages, as far as it is public there, in the order of their tags.",
            story => story.Translations, "p.translation_group").With(ArticleParts.Translations),
        new(
            "corrections", "What was wrong in it and was put right, oldest first.", typeof(IReadOnlyList<CorrectionResponse>),
            WriteCorrections, "p.corrections"),
        new ArticleField("related", "The most related articles, at most five.", typeof(IReadOnlyList<ArticleSummary>), WriteRelated)
            .With(ArticleParts.Related),
        Object(
            "share", "What a page or app needs to offer it for sharing.", story => story.Share,
            [.. AddressColumns, "p.title", "p.summary", "p.licence"]).With(ArticleParts.Share),
        new ArticleField(
            Body, "The text in three forms, or in the one that `body` names.", typeof(ArticleBody), WriteBody,
            "body.html", "body.text", "body.blocks").With(ArticleParts.Body),
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
