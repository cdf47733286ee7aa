using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Finds the article for a form that has its own address, such as <c>/v1/articles/7.md</c>.</summary>
internal sealed class ArticleRepresentations(ArticleQueries articles)
{
    /// <param name="id">The article's id.</param>
    /// <param name="view">The requested language and the fallback.</param>
    /// <param name="shape">The fields that the form needs.</param>
    /// <param name="suffix">The end of the form's address, after the article's path, such as <c>.md</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="make">Makes the answer.</param>
    public async Task<Results<TAnswer, MovedTo, Problem>> Get<TAnswer>(
        long id, RepresentationQuery view, ArticleShape shape, string suffix, HttpContext context, Func<PublishedStory, TAnswer> make)
        where TAnswer : IResult
    {
        var ct = context.RequestAborted;
        var found = await articles.Find(id, view.Of(shape), ct);
        if (found.OnlyInOtherLanguages)
            return RepresentationQuery.NotTranslated(view);
        if (found.Story is not { } story)
            return MissingArticle.Answer<TAnswer>(await articles.FindWithdrawal(id, ct), Moved(context, suffix));
        story.AddTo(Dependencies.Of(context), shape, id);
        return make(story);
    }

    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    /// <param name="shape">The fields that the form needs.</param>
    /// <param name="suffix">The end of the form's address, after the article's path, such as <c>.md</c>.</param>
    /// <param name="context">The request.</param>
    /// <param name="make">Makes the answer.</param>
    public async Task<Results<TAnswer, MovedTo, Problem>> GetBySlug<TAnswer>(
        string language, string slug, ArticleShape shape, string suffix, HttpContext context, Func<PublishedStory, TAnswer> make)
        where TAnswer : IResult
    {
        var ct = context.RequestAborted;
        if ((await articles.FindBySlug(language, slug, new ArticleBySlugQuery(shape, FallsBack: false), ct)).Story is { } story)
        {
            story.AddTo(Dependencies.Of(context), shape);
            return make(story);
        }

        var former = await articles.FindFormer(language, slug, ct);
        return former is { Slug: { } present }
            ? new MovedTo($"/v1/articles/by-slug/{former.Language}/{present}{Moved(context, suffix)}")
            : MissingArticle.Answer<TAnswer>(former, Moved(context, suffix));
    }

    // If the Accept header chose the form, it chooses the same form again at the new address.
    private static string Moved(HttpContext context, string suffix) => RepresentationSelector.IsChosen(context) ? "" : suffix;
}
