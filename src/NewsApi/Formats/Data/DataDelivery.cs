using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Formats.Data;

internal static class DataDelivery
{
    public const string Suffix = ".jsonld";

    public static void MapStoryData(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Articles");
        articles.MapRead("/{id:long}" + Suffix, Get).WithName("getArticleData").Problems(404, 410, 451);
        articles.MapRead("/by-slug/{language}/{slug}" + Suffix, GetBySlug)
            .WithName("getArticleDataBySlug").WithMetadata(new IgnoresUnknownParameters()).Problems(404, 410, 451);
    }

    /// <summary>Reads a published article as a NewsArticle of schema.org, in JSON-LD, for the page that shows it.</summary>
    /// <remarks>The article's own address gives the same for <c>Accept: application/ld+json</c>.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<DataAnswer, MovedTo, Problem>> Get(
        long id, FormView view, HttpContext context, ArticleQueries articles, SiteCache sites, PublicUrl api, Dependencies dependencies,
        CancellationToken ct)
    {
        var found = await articles.Find(id, view.Of(StoryData.Shape), ct);
        if (found.OnlyInOtherLanguages)
            return FormView.NotTranslated(view);
        if (found.Story is not { } story)
            return AbsentArticle.Answer<DataAnswer>(
                await articles.FindWithdrawal(id, ct), AcceptedForm.IsChosen(context) ? "" : Suffix);
        story.AddTo(dependencies, StoryData.Shape, id);
        return new DataAnswer(story, new StoryData(story, await sites.Settings(ct), api));
    }

    /// <summary>Reads a published article as a NewsArticle of schema.org by its language and slug.</summary>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<DataAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, HttpContext context, ArticleQueries articles, SiteCache sites, PublicUrl api,
        Dependencies dependencies, CancellationToken ct)
    {
        if ((await articles.FindBySlug(language, slug, new SlugView(StoryData.Shape, FallsBack: false), ct)).Story is { } story)
        {
            story.AddTo(dependencies, StoryData.Shape);
            return new DataAnswer(story, new StoryData(story, await sites.Settings(ct), api));
        }

        var suffix = AcceptedForm.IsChosen(context) ? "" : Suffix;
        var former = await articles.FindFormer(language, slug, ct);
        return former is { Slug: { } present }
            ? new MovedTo($"/v1/articles/by-slug/{former.Language}/{present}{suffix}")
            : AbsentArticle.Answer<DataAnswer>(former, suffix);
    }
}
