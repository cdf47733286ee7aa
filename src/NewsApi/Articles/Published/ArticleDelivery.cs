using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Articles.Published;

/// <summary>The Content API's articles: only published ones, for every caller.</summary>
internal static class ArticleDelivery
{
    public static void MapArticles(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Articles");
        articles.MapRead("", List).WithName("listArticles");
        articles.MapRead("/{id:long}", Get).WithName("getArticle").WithMetadata(new HasAlternateRepresentations()).Problems(404, 410, 451);
        articles.MapRead("/{id:long}/translations", ListTranslations).WithName("listTranslations").Problems(404, 410, 451);
        articles.MapRead("/{id:long}/related", ListRelated).WithName("listRelatedArticles").Problems(404, 410, 451);
        articles.MapRead("/by-slug/{language}/{slug}", GetBySlug)
            .WithName("getArticleBySlug").WithMetadata(new IgnoresUnknownParameters(), new HasAlternateRepresentations())
            .Problems(404, 410, 451);
    }

    /// <summary>Lists published articles, newest first, or searches them, best match first.</summary>
    /// <remarks>
    /// Filters are flat: a comma means OR, a repeated parameter means AND, <c>exclude...</c> means NOT, as in
    /// <c>?tag=syria,gaza&amp;tag=diplomacy&amp;excludeSection=sport</c>. A name that does not exist matches nothing, and <c>page.notes</c>
    /// lists it. Articles have no text unless <c>fields</c>, <c>include</c> or <c>body</c> requests it. Each article is shown in its own
    /// language. <c>language</c> filters by it; Accept-Language affects only the names of facets.
    /// </remarks>
    private static async Task<ArticlePageAnswer> List(
        ArticleListQuery list, ArticleLists articles, Dependencies dependencies, HttpContext context, CancellationToken ct)
    {
        var page = await articles.List(list, dependencies, site => ReaderLanguage.Of(context, site), ct);
        foreach (var story in page.Stories)
            story.AddIncludesTo(dependencies, list.Shape);
        list.Facets?.AddTo(dependencies);
        dependencies.Add(Dependency.Site);
        var (hasFeed, feed) = list.Feed(page);
        return new ArticlePageAnswer(page, hasFeed, feed);
    }

    /// <summary>Reads a published article by its id.</summary>
    /// <remarks>The answer is 410 for an unpublished article, 451 for one taken down for legal reasons, 301 for a replaced one.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<ArticleAnswer, MovedTo, Problem>> Get(
        long id, ArticleQuery view, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        var found = await articles.Find(id, view, ct);
        if (found.OnlyInOtherLanguages)
            return new Problem(
                StatusCodes.Status404NotFound, "not_translated", $"This story is not public in '{view.Language}'.");
        if (found.Story is not { } story)
            return MissingArticle.Answer<ArticleAnswer>(await articles.FindWithdrawal(id, ct));
        return Show(story, view.Shape, dependencies, id);
    }

    /// <summary>Reads a published article by its language and slug.</summary>
    /// <remarks>
    /// The answer is 410 for an unpublished article, 451 for one taken down for legal reasons, 301 for a replaced one or a former slug.
    /// </remarks>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<ArticleAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, ArticleBySlugQuery view, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if ((await articles.FindBySlug(language, slug, view, ct)).Story is not { } story)
            return Former<ArticleAnswer>(await articles.FindFormer(language, slug, ct));
        // If an article in the requested language gets this slug later, this answer is stale.
        if (story.IsFallback)
            dependencies.Add(Dependency.Lists);
        return Show(story, view.Shape, dependencies);
    }

    /// <summary>Lists the public translations of an article, without the article itself.</summary>
    /// <param name="id">The id of any article of the story.</param>
    private static async Task<Results<Ok<TranslationList>, MovedTo, Problem>> ListTranslations(
        long id, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if ((await articles.Find(id, new ArticleQuery(ArticleShape.Translations, null, FallsBack: false), ct)).Story is not { } story)
            return MissingArticle.Answer<Ok<TranslationList>>(await articles.FindWithdrawal(id, ct), "/translations");
        Show(story, ArticleShape.Translations, dependencies);
        return TypedResults.Ok(new TranslationList(story.Translations));
    }

    /// <summary>Lists related articles in the same language: rare shared tags and recent publication rank higher.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<RelatedAnswer, MovedTo, Problem>> ListRelated(
        long id, RelatedQuery view, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        if (await articles.FindRelated(id, view, ct) is not { } story)
            return MissingArticle.Answer<RelatedAnswer>(await articles.FindWithdrawal(id, ct), "/related");
        // The weight of a tag depends on all public articles, in any language.
        dependencies.Add(Dependency.Lists);
        dependencies.Add(Dependency.Tags);
        foreach (var other in story.Related)
            Show(other, view.Shape, dependencies);
        return new RelatedAnswer(story, view.Shape);
    }

    private static ArticleAnswer Show(PublishedStory story, ArticleShape shape, Dependencies dependencies, long? askedId = null)
    {
        story.AddTo(dependencies, shape, askedId);
        return new ArticleAnswer(story, shape, hasForms: true);
    }

    private static Results<TAnswer, MovedTo, Problem> Former<TAnswer>(FormerSlug? former) where TAnswer : IResult =>
        former is { Slug: { } slug }
            ? new MovedTo($"/v1/articles/by-slug/{former.Language}/{slug}")
            : MissingArticle.Answer<TAnswer>(former);
}
