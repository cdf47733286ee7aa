using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Links;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>The oEmbed endpoint, which describes a link for programs that embed it.</summary>
internal static class OEmbedDelivery
{
    // A replaced article leads to its replacement, and the replacement may be replaced, too.
    private const int LongestChain = 8;

    public static void MapOEmbed(this IEndpointRouteBuilder web) =>
        web.MapRead("/oembed", Get).WithTags("Share links").WithName("getOEmbed").WithMetadata(new IgnoresUnknownParameters())
            .Problems(404, 429, 501);

    /// <summary>Describes the article at an address, for programs that embed links (oEmbed 1.0).</summary>
    /// <remarks>
    /// The address may be a page of the site with a present or former slug, an address of this API, or a short link. An address that is
    /// unknown, not public or not an article's gets the same 404. Unknown parameters are ignored, because consumers send their own. A
    /// client that sends too many wrong codes of short links gets 429 for each further wrong code.
    /// </remarks>
    private static async Task<Results<OEmbedAnswer, Problem>> Get(
        OEmbedQuery request, HttpContext context, UrlLookup addresses, LinkResolver links, ClickCount clicks, CardQueries cards,
        ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if (request.Format is not (OEmbedQuery.Json or OEmbedQuery.Xml))
            return new Problem(
                StatusCodes.Status501NotImplemented, "unsupported_format", "The available formats are json and xml.",
                ProblemError.InParameter("format", "unknown_value", "Takes json or xml."));
        var code = addresses.FindCode(request.Url);
        UrlMatch? found;
        if (code is null)
            found = await addresses.Find(request.Url, ct);
        else
        {
            var target = await links.Resolve(code, language: null, acceptLanguage: null, ct);
            if (clicks.RefuseGuess(context, target.Status) is { } guessing)
                return guessing;
            found = target.Article is { } shared ? new UrlMatch(shared.Id, ForNow: true) : null;
        }

        if (found is not { } address || await FindCard(address.ArticleId, cards, articles, ct) is not { } card)
            return Problem.NotFound("article");
        // The answer is not cached if the address may lead to another article later, or if the article was replaced by another one.
        if (!address.ForNow && card.Id == address.ArticleId)
            CardAnswer.AddTo(dependencies, card);
        return new OEmbedAnswer(OEmbed.Make(card, request.MaxWidth, request.MaxHeight), request.Format == OEmbedQuery.Xml);
    }

    private static async Task<LinkCard?> FindCard(long id, CardQueries cards, ArticleQueries articles, CancellationToken ct)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            if (await cards.Find(id, ct) is { } card)
                return card;
            if (await articles.FindWithdrawal(id, ct) is not { Reason: WithdrawalReason.Replaced, ReplacedBy: { } replacement })
                return null;
            id = replacement;
        }

        return null;
    }
}
