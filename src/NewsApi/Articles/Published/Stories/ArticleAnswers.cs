using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Articles.Published.Stories;

/// <summary>200 with one article.</summary>
internal sealed class ArticleAnswer(PublishedStory story, ArticleShape shape, bool hasForms = false) : JsonAnswer, IEndpointMetadataProvider
{
    // Other forms of an article, which have their own addresses. Rooms above this room write them.
    private static readonly (string Suffix, string MediaType)[] Forms =
    [
        (".md", "text/markdown"), (".jsonld", "application/ld+json"), (".ninjs.json", "application/json"),
        (".anf.json", "application/json"),
    ];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ArticleResponse), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
        builder.Metadata.Add(new ResponseHeader(
            StatusCodes.Status200OK, "Link", "The article's other forms as `alternate`, and any terms of use as `license` (RFC 8288)."));
    }

    protected override void SetHeaders(HttpContext context)
    {
        context.Response.Headers.ContentLanguage = story.Article.Language;
        foreach (var (suffix, mediaType) in hasForms ? Forms : [])
            FeedLinks.AddAlternate(context, FormattableString.Invariant($"/v1/articles/{story.Article.Id}{suffix}"), mediaType);
        if (shape.ShowsUsage)
            UsageHeaders.Set(context, story.Usage, story.Article.Id);
    }

    protected override void Write(Utf8JsonWriter writer) => story.Write(writer, shape);
}

/// <summary>One page of articles, ready to be written.</summary>
/// <param name="Stories">The articles in order.</param>
/// <param name="Shape">The fields to show of each article.</param>
/// <param name="Info">The page's position in the list.</param>
/// <param name="Facets">The facets of the whole list; null when not requested.</param>
internal sealed record StoryPage(IReadOnlyList<PublishedStory> Stories, ArticleShape Shape, PageInfo Info, ArticleFacets? Facets);

/// <summary>200 with one page of articles.</summary>
/// <param name="page">The page.</param>
/// <param name="hasFeed">Whether there are feeds with the same articles.</param>
/// <param name="feed">The scope of these feeds; null for the whole site.</param>
internal sealed class ArticlePageAnswer(StoryPage page, bool hasFeed = false, string? feed = null) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonEncodedText Items = ApiJson.Name("items");
    private static readonly JsonEncodedText PageName = ApiJson.Name("page");
    private static readonly JsonEncodedText Facets = ApiJson.Name("facets");

    private static readonly JsonTypeInfo<PageInfo> Info = ApiJson.TypeOf<PageInfo>();

    private static readonly JsonTypeInfo<ArticleFacets> FacetsType = ApiJson.TypeOf<ArticleFacets>();

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ArticleSummaryPage), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(
            StatusCodes.Status200OK, "Link", "The next and previous page, and, as `alternate`, feeds with the same articles (RFC 8288)."));
    }

    protected override void SetHeaders(HttpContext context)
    {
        Paged.Link(context, page.Info);
        if (hasFeed)
            FeedLinks.Add(context, feed);
    }

    protected override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Items);
        foreach (var story in page.Stories)
            story.Write(writer, page.Shape);
        writer.WriteEndArray();
        writer.WritePropertyName(PageName);
        JsonSerializer.Serialize(writer, page.Info, Info);
        if (page.Facets is not null)
        {
            writer.WritePropertyName(Facets);
            JsonSerializer.Serialize(writer, page.Facets, FacetsType);
        }

        writer.WriteEndObject();
    }
}

/// <summary>200 with the related articles of an article.</summary>
internal sealed class RelatedAnswer(PublishedStory story, ArticleShape shape) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonEncodedText Items = ApiJson.Name("items");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(RelatedList), ["application/json"]));

    protected override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(Items);
        foreach (var other in story.Related)
            other.Write(writer, shape);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
