using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Queries;

namespace NewsApi.Fronts;

/// <summary>Query of a front: the fields that are shown of each article, and the fallback for articles that are not translated.</summary>
/// <param name="Shape">The fields that are written of each article.</param>
/// <param name="FallsBack">Whether stories that lack the reader's language are shown in the site's default one.</param>
internal sealed record FrontQuery(ArticleShape Shape, bool FallsBack) : IQuery<FrontQuery>
{
    private const string Title = "title", Summary = "summary", LeadImage = "leadImage";

    private static readonly ArticleShape ReadOfCards = Reading(ArticleShape.Card);

    /// <summary>
    /// The fields that are read of each article. A card always needs the title, summary and picture, even if <see cref="Shape"/> does not
    /// include them.
    /// </summary>
    public ArticleShape Read => Shape == ArticleShape.Card ? ReadOfCards : Reading(Shape);

    public static IReadOnlyList<QueryParameter> Parameters => [Fallback.Parameter, .. ArticleShape.ResponseParameters];

    // A front has one language, whether the request names it or not.
    static FrontQuery IQuery<FrontQuery>.Read(QueryReader reader) =>
        new(ArticleShape.ReadCard(reader), Fallback.Read(reader, [""]));

    private static ArticleShape Reading(ArticleShape shape) => shape.With([Title, Summary, LeadImage], without: []);
}
