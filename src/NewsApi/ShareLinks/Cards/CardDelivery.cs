using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.ShareLinks.Cards;

internal static class CardDelivery
{
    public static void MapCards(this IEndpointRouteBuilder content) =>
        content.MapRead("/articles/{id:long}/card", GetCard).WithTags("Articles").WithName("getArticleCard")
            .WithMetadata(new IgnoresUnknownParameters()).Problems(404, 410, 451);

    /// <summary>Reads the preview of a published article, for networks and for sites that have no pages of their own.</summary>
    /// <remarks>
    /// One HTML page of less than 8 KB: Open Graph, Twitter card, canonical and translated addresses, oEmbed discovery and a JSON-LD
    /// <c>NewsArticle</c>, then headline, summary and image for people.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<CardAnswer, MovedTo, Problem>> GetCard(
        long id, CardQueries cards, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if (await cards.Find(id, ct) is not { } card)
            return AbsentArticle.Answer<CardAnswer>(await articles.FindWithdrawal(id, ct), "/card");
        CardAnswer.AddTo(dependencies, card);
        return new CardAnswer(card);
    }
}
