using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Http;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Kit;
using NewsApi.ShareLinks.Links;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>Answers requests to the short address <c>/s/{code}</c>. Browsers get errors as pages.</summary>
internal sealed class Redirect(
    LinkResolver links, ShareLinkUses uses, ClickCount clicks, CardQueries cards, SiteCache sites, PublicUrl api,
    IOptions<AccessOptions> access)
{
    public async Task Follow(HttpContext context)
    {
        var (request, response, ct) = (context.Request, context.Response, context.RequestAborted);
        var code = (string?)request.RouteValues[RedirectRoute.Code] ?? "";
        if (ShareCode.AsksForPage(code, out var shown))
        {
            await LinkPage.Show(shown, context, links, clicks, sites, api, ct);
            return;
        }

        LinkRefusal.KeepPrivate(response);
        var target = await links.Resolve(code, request.Query["lang"], request.Headers.AcceptLanguage, ct);
        if (HttpMethods.IsGet(request.Method) && target.Article is not null)
        {
            var isPerson = clicks.Count(context, target);
            if (isPerson && target.TakesUse && !await uses.Take(target.Link!, ct))
                target = target.In(ShareLinkState.UsedUp);
        }

        if (target is { Article: not null, Cached: { HasCard: true } cached } && (IsOnlyForKeys(cached) || clicks.IsPreview(context))
            && await cards.Find(target.Article.Id, ct) is { } card)
        {
            await LinkCardPage.Write(context, card, target, ct);
            return;
        }

        if (target.Article is null)
        {
            if (clicks.RefuseGuess(context, target.Status) is { } guessing)
                await guessing.ExecuteAsync(context);
            else
                await LinkRefusal.Write(context, target.Status);
            return;
        }

        response.StatusCode = StatusCodes.Status302Found;
        // The length is set explicitly. So HEAD has the same headers as GET.
        response.ContentLength = 0;
        response.Headers.Location = target.Cached!.Location(target, request.Query);
    }

    // If the site has no pages, the link leads to this API, which refuses people without a key.
    private bool IsOnlyForKeys(CachedLink link) => access.Value.ContentApi == ContentAccess.Key && !link.HasPages;
}
