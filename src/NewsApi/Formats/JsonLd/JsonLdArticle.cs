using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Media.Pictures;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.JsonLd;

/// <summary>A public story as a schema.org <c>NewsArticle</c>. Properties without a value are left out.</summary>
internal sealed class JsonLdArticle(PublishedStory story, SiteSettings site, PublicUrl api)
{
    /// <summary>The article fields that the JSON-LD needs.</summary>
    public static readonly ArticleShape Shape = ArticleShape.Of(
        "id", "language", "translationGroup", "url", "title", "summary", "seo", "section", "tags", "authors", "byline", "source",
        "leadImage", "rights", "usage", "aiUse", "responsible", "wordCount", "publishedAt", "updatedAt", "translations", "corrections");

    // Pages put the JSON into a script element, so characters that HTML could read as markup are escaped.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private PublishedArticle Article => story.Article;

    public string Text() => Write().ToJsonString(Writing);

    private JsonObject Write()
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["@id"] = story.Url,
            ["url"] = story.Url,
            ["mainEntityOfPage"] = new JsonObject { ["@type"] = "WebPage", ["@id"] = story.Url },
            ["headline"] = Article.Title,
            ["description"] = Article.SeoDescription ?? Article.Summary,
            ["datePublished"] = InstantConverter.Format(Article.PublishedAt),
            ["dateModified"] = InstantConverter.Format(Article.UpdatedAt),
            ["inLanguage"] = Article.Language,
            ["isAccessibleForFree"] = true,
            ["wordCount"] = Article.WordCount,
            ["image"] = Images(),
            ["articleSection"] = List(story.Section is { } section ? [.. section.Ancestors.Select(above => above.Name), section.Name] : []),
            ["keywords"] = List(story.Tags.Select(tag => tag.Name)),
            ["author"] = Authors(),
            ["publisher"] = Publisher.Of(site, api),
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = site.Name, ["url"] = site.BaseUrl ?? api.Root },
            ["correction"] = Corrections(),
            ["isBasedOn"] = Source(),
            ["citation"] = Source(),
            ["workTranslation"] = Translations(),
            ["speakable"] = new JsonObject
            {
                ["@type"] = "SpeakableSpecification",
                ["xpath"] = new JsonArray("/html/head/title", "/html/head/meta[@name='description']/@content"),
            },
        };
        WriteTerms(data);
        WriteMaking(data);
        foreach (var (name, _) in data.Where(pair => pair.Value is null).ToList())
            data.Remove(name);
        return data;
    }

    private void WriteTerms(JsonObject data)
    {
        var rsl = story.LicenceUrl;
        data["license"] = (Article.Licence is null ? site.LicenceUrl : null) ?? rsl;
        data["usageInfo"] = rsl ?? site.LicenceUrl;
        data["acquireLicensePage"] = story.Usage.PriceUrl;
        data["creditText"] = story.AttributionLine;
        data["copyrightNotice"] = Article.Licence ?? story.SiteLicence;
        data["copyrightYear"] = Article.PublishedAt.UtcDateTime.Year;
        data["copyrightHolder"] = new JsonObject
        {
            ["@type"] = "Organization", ["name"] = site.Publisher.Organisation ?? site.Name,
        };
    }

    private void WriteMaking(JsonObject data)
    {
        data["digitalSourceType"] = story.AiUse switch
        {
            { Kind: AiUseKind.Assisted } => "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
            { Kind: AiUseKind.Generated } => "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
            // schema.org has no term for the other source types.
            { SourceCode: { } code } => AiUse.SourceTypes + code,
            _ => null,
        };
        data["backstory"] = story.AiUse?.Note;
        data["accountablePerson"] = Article.Responsible is { } name ? new JsonObject { ["@type"] = "Person", ["name"] = name } : null;
    }

    // Search engines require an author. If no person is named, the newsroom is the author.
    private JsonArray Authors()
    {
        var people = story.Authors.Where(author => author.Role is AuthorRole.Author or AuthorRole.Contributor).Select(author => author.Name)
            .ToList();
        if (people.Count == 0 && Article.Byline is { } byline)
            people.Add(byline);
        return people.Count == 0
            ? [new JsonObject { ["@type"] = "Organization", ["name"] = site.Name }]
            : [.. people.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })];
    }

    private JsonArray? Corrections() => Article.Corrections is not { } stored ? null :
    [
        .. ApiJson.Read<IReadOnlyList<CorrectionResponse>>(stored).Select(one => new JsonObject
        {
            ["@type"] = "CorrectionComment", ["text"] = one.Note, ["datePublished"] = InstantConverter.Format(one.At),
        }),
    ];

    private JsonObject? Source() => Article.SourceName is not { } name ? null
        : Article.SourceUrl is { } url ? new JsonObject { ["@type"] = "CreativeWork", ["name"] = name, ["url"] = url }
        : new JsonObject { ["@type"] = "CreativeWork", ["name"] = name };

    private JsonArray? Translations() => story.Translations.Count == 0 ? null :
    [
        .. story.Translations.Select(other => new JsonObject
        {
            ["@type"] = "NewsArticle", ["@id"] = other.Url, ["inLanguage"] = other.Language, ["headline"] = other.Title,
        }),
    ];

    // Search engines ask for the picture in three aspect ratios.
    private JsonNode? Images() => story.LeadPicture switch
    {
        null => null,
        { Renditions: null } picture => Image(picture),
        var picture => new JsonArray(
            [.. ((string[])[Presets.Wide, Presets.Standard, Presets.Square]).Select(size => Image(picture.As(size)))]),
    };

    private static JsonObject? Image(Picture picture) =>
        Image(picture.Url, picture.Alt, picture.Credit, picture.Width, picture.Height);

    internal static JsonObject? Image(string? url, string? alt, string? credit, int? width, int? height)
    {
        if (url is null)
            return null;
        var image = new JsonObject { ["@type"] = "ImageObject", ["url"] = url };
        if (alt is not null)
            image["caption"] = alt;
        if (credit is not null)
            image["creditText"] = credit;
        if (width is not null && height is not null)
            (image["width"], image["height"]) = (width, height);
        return image;
    }

    private static JsonArray? List(IEnumerable<string> texts)
    {
        var list = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
        return list.Count == 0 ? null : list;
    }
}
