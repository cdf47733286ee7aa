using System.Text.Json;
using NewsApi.Json;
using static NewsApi.Articles.Published.Stories.ArticleField;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// All properties of an article in answers, in the order in which they are written. The choices of <c>fields=</c>, the columns to
/// read, the JSON and the schemas of the OpenAPI document come from this list.
/// </summary>
internal static class ArticleFields
{
    public const string Body = "body";

    private static readonly JsonEncodedText Html = ApiJson.Name("html"), PlainText = ApiJson.Name("text"), Blocks = ApiJson.Name("blocks");

    private static readonly string[] AddressColumns = ["p.id", "p.language", "p.slug", "p.canonical_url"];

    public static readonly IReadOnlyList<ArticleField> All =
    [
        Number("id", "The article's id; never changes.", article => article.Id, "p.id"),
        Line("language", "BCP 47 tag of its language.", story => story.Article.Language, "p.language"),
        Flag("isFallback", "True when the article is not in the requested language.", story => story.IsFallback),
        Number(
            "translationGroup", "A number that all translations of one story share.",
            article => article.TranslationGroup, "p.translation_group"),
        Line("slug", "The article's name in addresses, unique per language.", story => story.Article.Slug, "p.slug"),
        Line("url", "The canonical URL of its page.", story => story.Url, AddressColumns),
        Line("title", "The headline.", story => story.Article.Title, "p.title"),
        Line("summary", "The standfirst.", story => story.Article.Summary, "p.summary").OrNull(),
        Object("section", "Its section.", story => story.Section, "p.section_id").With(ArticleParts.Section).OrNull(),
        Object(
            "breadcrumbs", "Its path through the site: the sections from the topmost to its own; empty for an article without a section.",
            story => story.Breadcrumbs, "p.section_id").With(ArticleParts.Section),
        Object("tags", "Its tags, most important first.", story => story.Tags).With(ArticleParts.Tags),
        Object("authors", "Its authors in the order of display.", story => story.Authors).With(ArticleParts.Authors),
        Line(
            "byline", "The byline, if it differs from the list of authors.",
            story => story.Article.Byline, "p.byline").OrNull(),
        Object("source", "The source that is credited.", story => Source(story.Article), "p.source_name", "p.source_url").OrNull(),
        Line("placeLine", "The place that it was reported from.", story => story.Article.PlaceLine, "p.place_line").OrNull(),
        Object(
            "leadImage", "The picture above the story.", story => story.LeadPicture,
            "p.image_url", "p.image_alt", "p.image_credit", "p.image_width", "p.image_height", "p.image_media")
            .With(ArticleParts.Media).OrNull(),
        Object(
            "rights", "Its terms of use: its own, else the site's.", RightsOf, "p.licence", "p.attribution", "p.syndicatable"),
        Object(
            "usage", "Its terms of use as data. Each field comes from the article, else from its section, else from the site.",
            story => story.UsageInLanguage, "p.usage", "p.attribution", "p.syndicatable", "p.section_id").With(ArticleParts.Section),
        Object(
            "aiUse", "To what extent AI was used to make the article.", story => story.AiUse, "p.ai_use", "p.ai_note").OrNull(),
        Line("responsible", "The person or role responsible for it.", story => story.Article.Responsible, "p.responsible").OrNull(),
        Count(
            "wordCount",
            "Number of words in the text. In scripts without spaces, two Chinese characters or kana, or four letters of Thai, Lao, Khmer "
            + "or Burmese, count as one word.",
            article => article.WordCount, "p.word_count"),
        Count(
            "readingMinutes", "Minutes to read it, at 200 words a minute, rounded up.",
            article => article.ReadingMinutes, "p.reading_minutes"),
        Number(
            "views",
            "Number of views by people, counted from events that pages and apps send (`POST /v1/events`); at most some minutes old.",
            article => article.Views, "COALESCE(reads.events, 0) AS views").With(ArticleParts.Views),
        Instant("createdAt", "When it was created.", article => article.CreatedAt, "p.created_at"),
        Instant("publishedAt", "When it was first published.", article => article.PublishedAt, "p.published_at"),
        Instant("updatedAt", "When an editor last changed what readers see.", article => article.UpdatedAt, "p.updated_at"),
        Instant(
            "modifiedAt", "When any part of it was last changed. A new name of its tags, section or authors does not count as a change.",
            article => article.ModifiedAt, "p.modified_at"),
        Count("version", "Grows by one with each change.", article => article.Version, "p.version"),
        Number("seq", "Number of its last public change in the site's change log.", article => article.Seq, "p.seq"),
        Line(
            "viewKey", "The key that each event of this article must send (`POST /v1/events`); valid for one to two weeks.",
            story => story.ViewKey).With(ArticleParts.ViewKey),
        Object(
            "seo", "Texts for search engines; title and summary when no others are set.", story => SeoOf(story.Article),
            "p.seo_title", "p.title", "p.seo_description", "p.summary"),
        Object(
            "translations", "The public translations of the story, in the order of their language tags.",
            story => story.Translations, "p.translation_group").With(ArticleParts.Translations),
        new(
            "corrections", "Its corrections, oldest first.", typeof(IReadOnlyList<CorrectionResponse>),
            WriteCorrections, "p.corrections"),
        new ArticleField("related", "The most related articles, at most five.", typeof(IReadOnlyList<ArticleSummary>), WriteRelated)
            .With(ArticleParts.Related),
        Object(
            "share", "Links and texts for sharing it; null in a preview before the first publication.", story => story.Share,
            [.. AddressColumns, "p.title", "p.summary", "p.licence", "p.usage", "p.attribution", "p.syndicatable", "p.section_id"])
            .With(ArticleParts.Share | ArticleParts.Section).OrNull(),
        new ArticleField(
            Body, "The text in three forms, or only in the form that `body` names.", typeof(ArticleBody), WriteBody,
            "body.html", "body.text", "body.blocks", "p.body_media").With(ArticleParts.Body | ArticleParts.Media),
    ];

    /// <summary>The default fields of a list.</summary>
    public static readonly IReadOnlySet<string> OfSummary =
        Except("breadcrumbs", "usage", "aiUse", "responsible", "viewKey", "seo", "translations", "corrections", "related", "share", Body);

    /// <summary>The default fields of an article on a card of a front. The card itself shows the picture.</summary>
    public static readonly IReadOnlySet<string> OfCard = new HashSet<string>(OfSummary.Except(["leadImage"]));

    /// <summary>The default fields of a single article.</summary>
    public static readonly IReadOnlySet<string> OfResponse = Except("breadcrumbs", "related", "share");

    private static HashSet<string> Except(params IEnumerable<string> names) => [.. All.Select(field => field.Name).Except(names)];

    private static SourceCredit? Source(PublishedArticle a) => a.SourceName is null ? null : new SourceCredit(a.SourceName, a.SourceUrl);

    private static Rights RightsOf(PublishedStory story) =>
        new(story.Article.Licence ?? story.SiteLicence, story.Article.Attribution, story.Article.Syndicatable);

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

    // Forms that were not requested are null. Blocks are stored as the JSON that is sent.
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
