using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Partners.Records;
using NewsApi.Site;

namespace NewsApi.Partners;

/// <summary>
/// The endpoints where partners read the articles of their scope. Each answer with articles is recorded before it is sent.
/// </summary>
internal static class PartnerDelivery
{
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var partner = routes.MapGroup("/v1/partner").WithTags("Partner").Require(Role.Partner).RequireCors(CorsPolicies.Editors)
            .WithBodyValidation().Problems(400, 401, 403, 429, 503);
        partner.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        partner.MapRead("", Get).WithName("getPartnerAccount");
        partner.MapRead("/usage", ListUsage).WithName("listOwnUsage");
        partner.MapRead("/articles", List).WithName("listPartnerArticles");
        partner.MapRead("/articles/{id:long}", GetArticle).WithName("getPartnerArticle").Problems(404, 410, 451);
        partner.MapChanges();
        partner.MapPartnerFeeds();
        partner.MapObligations();
    }

    /// <summary>Reads the access rights of the key's partner, and its usage today.</summary>
    private static async Task<Ok<PartnerAccount>> Get(
        CurrentPartner current, FetchJournal journal, Obligations obligations, TimeProvider time, CancellationToken ct)
    {
        var partner = current.Partner;
        return TypedResults.Ok(new PartnerAccount(
            partner.Name, PartnerScopeResponse.Of(partner), partner.Text, partner.Rights, partner.DailyRequests,
            await journal.Requests(partner.Id, FetchJournal.DayOf(time.GetUtcNow()), ct),
            await obligations.CountOpen(partner.Id, ct)));
    }

    /// <summary>Lists the partner's requests and the number of fetched articles, day by day, newest first.</summary>
    private static async Task<Paged<PartnerDay>> ListUsage(CurrentPartner current, ListQuery list, Fetches fetches, CancellationToken ct) =>
        new(PartnerDay.Page(await fetches.Days(current.Partner.Id, list.Page, ct), list.Page));

    /// <summary>Lists the published articles of the partner's scope, newest first, or searches them.</summary>
    /// <remarks>
    /// Filters narrow the scope. Each article has the default fields of a single article, including the text if the partner gets it, unless
    /// <c>fields</c> names others. <c>id</c>, <c>version</c> and <c>seq</c> are always present. Translations and related articles are not
    /// shown, because they may lie outside the scope.
    /// </remarks>
    private static async Task<ArticlePageAnswer> List(
        CurrentPartner current, PartnerArticleListQuery list, ArticleLists articles, FetchJournal journal, HttpContext context,
        CancellationToken ct)
    {
        var filter = list.Filter with
        {
            Names = [.. list.Filter.Names, .. current.Partner.Names],
            WithSectionsBelow = list.Filter.WithSectionsBelow || current.Partner.Sections.Count > 0,
            Syndicatable = current.Partner.SyndicatableOnly ? true : list.Filter.Syndicatable,
            ForPartners = current.Partner.SyndicatableOnly,
            // Without this, a missing translation would be replaced by an article in a language outside of the partner's scope.
            FallsBack = false,
        };
        var shape = current.Shape(list.Shape, context.Request);
        var page = await articles.List(
            new ArticleListQuery(filter, list.Order, shape, Facets: null, list.Page), new Dependencies(),
            site => ReaderLanguage.Of(context, site), ct);
        await journal.Add(current.Partner.Id, [.. page.Stories.Select(Fetched)], TextOf(current, shape), ct);
        return new ArticlePageAnswer(page);
    }

    /// <summary>Reads a published article of the partner's scope.</summary>
    /// <remarks>The answer is 410 for an unpublished article, 451 for one taken down for legal reasons, 301 for a replaced one.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<ArticleAnswer, MovedTo, Problem>> GetArticle(
        CurrentPartner current, long id, PartnerArticleQuery view, PartnerArticles articles, FetchJournal journal, HttpContext context,
        CancellationToken ct)
    {
        var shape = current.Shape(view.Shape, context.Request);
        var (story, withdrawal) = await articles.Find(current, id, shape, ct);
        if (story is null)
            return withdrawal is { Reason: WithdrawalReason.Replaced, ReplacedBy: { } other }
                ? new MovedTo(FormattableString.Invariant($"/v1/partner/articles/{other}"))
                : MissingArticle.Answer<ArticleAnswer>(withdrawal);
        await journal.Add(current.Partner.Id, [Fetched(story)], TextOf(current, shape), ct);
        return new ArticleAnswer(story, shape);
    }

    internal static FetchedArticle Fetched(PublishedStory story) => new(story.Article.Id, story.Article.Version, story.Article.Seq);

    internal static PartnerText TextOf(CurrentPartner current, ArticleShape shape) =>
        shape.Shows(ArticleParts.Body) ? current.Partner.Text : PartnerText.Summary;
}

/// <summary>The access rights of a partner, and its usage.</summary>
/// <param name="Name">The partner's name.</param>
/// <param name="Scope">The part of the site that its keys can read.</param>
/// <param name="Text">How much of an article it gets.</param>
/// <param name="Rights">Which articles it gets, by their rights.</param>
/// <param name="DailyRequests">The maximum number of requests in a UTC day; null for no limit.</param>
/// <param name="RequestsToday">Requests of the current UTC day that are stored. The most recent requests are added a moment later.</param>
/// <param name="OpenObligations">Corrections and take-downs that it has not acknowledged.</param>
public sealed record PartnerAccount(
    string Name, PartnerScopeResponse Scope, PartnerText Text, PartnerRights Rights, int? DailyRequests, long RequestsToday,
    long OpenObligations);
