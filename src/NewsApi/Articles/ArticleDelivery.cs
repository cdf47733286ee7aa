using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http;
using NewsApi.ShareLinks;
using NewsApi.Site;

namespace NewsApi.Articles;

/// <summary>The Content API's articles: published ones only, whoever asks.</summary>
internal static class ArticleDelivery
{
    public static void MapArticles(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Articles");
        articles.MapRead("", List).WithName("listArticles");
        articles.MapRead("/{id:long}", Get).WithName("getArticle").Problems(404, 410, 451);
        articles.MapRead("/by-slug/{language}/{slug}", GetBySlug).WithName("getArticleBySlug").WithMetadata(new TakesLinkParameters()).Problems(404, 410, 451);
    }

    /// <summary>Lists published articles, newest first.</summary>
    /// <remarks>
    /// Filters are flat: a comma means OR, a repeated parameter means AND, <c>exclude...</c> means NOT, as in
    /// <c>?tag=syria,gaza&amp;tag=diplomacy&amp;excludeSection=sport</c>. The list leaves the text out.
    /// </remarks>
    private static async Task<Paged<ArticleSummary>> List(
        ArticleList list, ArticleQueries articles, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        var addresses = new SiteAddresses(await sites.Get(ct), api);
        var stories = await articles.List(list.Filter, list.Order, list.Page, ct);
        return new(Paged.Make(
            stories, list.Page,
            story => (list.Order.Key(story.Article).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), story.Article.Id),
            story => story.ToSummary(addresses)));
    }

    /// <summary>Reads a published article by its id.</summary>
    /// <remarks>An article that was taken back answers 410, one taken down by law 451, one that was replaced 301.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<ArticleResponse>, MovedTo, Problem>> Get(
        long id, ArticleQueries articles, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        if (await articles.Find(id, ct) is { } story)
            return TypedResults.Ok(story.ToResponse(new SiteAddresses(await sites.Get(ct), api)));
        return Absent(await articles.FindWithdrawal(id, ct));
    }

    /// <summary>Reads a published article by its language and slug.</summary>
    /// <remarks>An article that was taken back answers 410, one taken down by law 451, one that was replaced 301.</remarks>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<Ok<ArticleResponse>, MovedTo, Problem>> GetBySlug(
        string language, string slug, ArticleQueries articles, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        if (await articles.FindBySlug(language, slug, ct) is { } story)
            return TypedResults.Ok(story.ToResponse(new SiteAddresses(await sites.Get(ct), api)));
        return Absent(await articles.FindWithdrawal(language, slug, ct));
    }

    private static Results<Ok<ArticleResponse>, MovedTo, Problem> Absent(Withdrawal? withdrawal) => withdrawal?.Reason switch
    {
        null => Problem.NotFound("article"),
        WithdrawalReason.Replaced => new MovedTo($"/v1/articles/{withdrawal.ReplacedBy}"),
        WithdrawalReason.Legal => new Problem(
            StatusCodes.Status451UnavailableForLegalReasons, "taken_down", "This article was taken down for legal reasons."),
        _ => new Problem(StatusCodes.Status410Gone, "gone", "This article is no longer offered."),
    };
}

/// <summary>Query of the list of articles.</summary>
internal sealed record ArticleList(ArticleFilter Filter, ArticleOrder Order, PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<ArticleList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var list = new ArticleList(ArticleFilter.Read(reader), ArticleOrder.Read(reader), PageRequest.Read(reader, numericKey: true));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<ArticleList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters([.. ArticleFilter.Parameters, ArticleOrder.Parameter, .. PageRequest.Parameters]));
}
