using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.ShareLinks;

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

    /// <summary>Lists published articles, newest first, or finds them by words, best first.</summary>
    /// <remarks>
    /// Filters are flat: a comma means OR, a repeated parameter means AND, <c>exclude...</c> means NOT, as in
    /// <c>?tag=syria,gaza&amp;tag=diplomacy&amp;excludeSection=sport</c>. The list leaves the text out.
    /// </remarks>
    private static async Task<ArticlePageAnswer> List(
        ArticleList list, ArticleLists articles, Dependencies dependencies, CancellationToken ct)
    {
        var page = await articles.List(list, ct);
        list.Filter.AddTo(dependencies);
        foreach (var story in page.Stories)
            story.AddCompanyTo(dependencies);
        list.Facets?.AddTo(dependencies);
        dependencies.Add(Dependency.Site);
        return new ArticlePageAnswer(page);
    }

    /// <summary>Reads a published article by its id.</summary>
    /// <remarks>An article that was taken back answers 410, one taken down by law 451, one that was replaced 301.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<ArticleAnswer, MovedTo, Problem>> Get(
        long id, ArticleView view, ArticleQueries articles, Dependencies dependencies, CancellationToken ct) =>
        await articles.Find(id, view.Shape, ct) is { } story
            ? Show(story, view, dependencies)
            : Absent(await articles.FindWithdrawal(id, ct));

    /// <summary>Reads a published article by its language and slug.</summary>
    /// <remarks>An article that was taken back answers 410, one taken down by law 451, one that was replaced 301.</remarks>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<ArticleAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, ArticleView view, ArticleQueries articles, Dependencies dependencies, CancellationToken ct) =>
        await articles.FindBySlug(language, slug, view.Shape, ct) is { } story
            ? Show(story, view, dependencies)
            : Absent(await articles.FindWithdrawal(language, slug, ct));

    private static ArticleAnswer Show(PublishedStory story, ArticleView view, Dependencies dependencies)
    {
        dependencies.Add(Dependency.Article(story.Article.Id));
        dependencies.Add(Dependency.Story(story.Article.TranslationGroup));
        story.AddCompanyTo(dependencies);
        dependencies.Add(Dependency.Site);
        return new ArticleAnswer(story, view.Shape);
    }

    private static Results<ArticleAnswer, MovedTo, Problem> Absent(Withdrawal? withdrawal) => withdrawal?.Reason switch
    {
        null => Problem.NotFound("article"),
        WithdrawalReason.Replaced => new MovedTo($"/v1/articles/{withdrawal.ReplacedBy}"),
        WithdrawalReason.Legal => new Problem(
            StatusCodes.Status451UnavailableForLegalReasons, "taken_down", "This article was taken down for legal reasons."),
        _ => new Problem(StatusCodes.Status410Gone, "gone", "This article is no longer offered."),
    };
}
