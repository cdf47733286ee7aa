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

    /// <summary>Reads a published article as a page, for networks and for readers of sites that have no pages of their own.</summary>
    /// <remarks>
    /// HTML. The first 8 KB are for programs: Open Graph, Twitter card, canonical and translated addresses and oEmbed discovery. The
    /// <c>NewsArticle</c> of <c>.jsonld</c> follows. If the article has a page elsewhere, the rest is headline, summary and image. Else the
    /// rest is the whole story, with a print style.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<CardAnswer, MovedTo, Problem>> GetCard(
        long id, ArticlePageQuery view, CardQueries cards, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if (await cards.FindPage(id, ct) is not { } card)
            return MissingArticle.Answer<CardAnswer>(await articles.FindWithdrawal(id, ct), "/card");
        CardAnswer.AddTo(dependencies, card);
        return new CardAnswer(card, view.ForPrint);
    }
}

/// <summary>Query of an article's page.</summary>
internal sealed record ArticlePageQuery(bool ForPrint) : IQuery<ArticlePageQuery>
{
    private static readonly QueryParameter PrintParameter = new("print", QueryType.Choice,
        "`1` shows the story for printing, with links in place of frames, and opens the print dialog. It has no effect if the article "
        + "has a page elsewhere.")
    {
        Choices = ["1"],
        ChoicesName = "PrintView",
    };

    public static IReadOnlyList<QueryParameter> Parameters => [PrintParameter];

    public static ArticlePageQuery Read(QueryReader reader) => new(reader.Choice(PrintParameter) is not null);
}
