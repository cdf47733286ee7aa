using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>The Content API's endpoints for sharing: the share kit of an article, and the target of a short link.</summary>
internal static class ShareDelivery
{
    // Problems have this path as their instance, so they are the same for all codes.
    internal const string CodesPath = "/v1/share-links";

    private static readonly QueryParameter Wording =
        new("language", QueryType.Text, "BCP 47 tag of the labels' language: en, ru, az or hy; when not given, the article's language.")
        {
            Maximum = 35,
        };

    private static readonly QueryParameter Translation =
        new("language", QueryType.Text, "BCP 47 tag of the wanted translation; ignored if the link sets a language.") { Maximum = 35 };

    public static void MapSharing(this IEndpointRouteBuilder content)
    {
        content.MapRead("/articles/{id:long}/share", Kit)
            .WithTags("Share links").WithName("getShareKit").WithMetadata(new QueryParameters(Wording)).Problems(404);
        content.MapRead("/share-links/{code}", Get)
            .WithTags("Share links").WithName("getShareLink").WithMetadata(new QueryParameters(Translation)).Problems(404, 410, 429, 451);
        content.MapQrCodes();
    }

    /// <summary>Reads all that a page or app needs to offer an article for sharing.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<ShareKitResponse>, Problem>> Kit(
        long id, HttpRequest request, ShareKitQueries kits, Dependencies dependencies, CancellationToken ct)
    {
        if (await kits.Find(id, ReadLanguage(request, Wording), ct) is not { Share: { } kit } story)
            return Problem.NotFound("article");
        dependencies.Add(Dependency.Article(id));
        story.AddIncludesTo(dependencies, ShareKitQueries.Shape);
        dependencies.Add(Dependency.Site);
        return TypedResults.Ok(kit);
    }

    /// <summary>Reads where a short link leads, for apps that open links themselves.</summary>
    /// <remarks>
    /// Unknown and malformed codes, drafts and links whose <c>startsAt</c> is in the future get the same 404, byte for byte. Withdrawn
    /// stories get 410 or 451, and links that are not live any more get 410 if <c>onExpiry</c> is <c>gone</c>, as at <c>/s/{code}</c>.
    /// This request does not count as a click or towards <c>maxClicks</c>.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<Ok<ShareLinkResponse>, Problem>> Get(
        string code, HttpContext context, LinkResolver links, ClickCount clicks, SiteCache sites, PublicUrl api, CancellationToken ct)
    {
        var language = ReadLanguage(context.Request, Translation);
        var target = await links.Resolve(code, language, context.Request.Headers.AcceptLanguage, ct);
        if (clicks.RefuseGuess(context, target.Status) is { } guessing)
            return guessing;
        if (target is not { Link: { } link, Article: { } article })
            return LinkRefusal.At(CodesPath, target.Status);
        var site = await sites.Settings(ct);
        AnswerContext.VariesByLanguage(context, site.Languages, site.DefaultLanguage);
        var addresses = new SiteUrls(site, api);
        return TypedResults.Ok(new ShareLinkResponse(
            link.Code, addresses.OfShareLink(link.Code), target.State, target.Channel, article.Id, article.Language,
            AbsoluteUrl.Ascii(addresses.Of(article))));
    }

    private static string? ReadLanguage(HttpRequest request, QueryParameter parameter)
    {
        var reader = new QueryReader(request);
        var language = reader.Language(parameter);
        reader.ThrowIfRefused();
        return language;
    }
}
