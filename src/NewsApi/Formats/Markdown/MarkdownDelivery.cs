using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Formats.Markdown;

internal static class MarkdownDelivery
{
    public const string Suffix = ".md";

    public static void MapMarkdown(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Articles");
        articles.MapRead("/{id:long}" + Suffix, Get).WithName("getArticleMarkdown").Problems(404, 410, 451);
        articles.MapRead("/by-slug/{language}/{slug}" + Suffix, GetBySlug)
            .WithName("getArticleMarkdownBySlug").WithMetadata(new IgnoresUnknownParameters()).Problems(404, 410, 451);
    }

    /// <summary>Reads a published article as Markdown, for agents and for people who quote it.</summary>
    /// <remarks>
    /// CommonMark with the tables and the strikethrough of GitHub. It begins with YAML: title, times, authors, section, tags, language,
    /// canonical address and terms of use. The last line says how to credit the story. The article's own address gives the same for
    /// <c>Accept: text/markdown</c>.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<MarkdownAnswer, MovedTo, Problem>> Get(
        long id, FormView view, HttpContext context, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        var found = await articles.Find(id, view.Of(MarkdownStory.Shape), ct);
        if (found.OnlyInOtherLanguages)
            return FormView.NotTranslated(view);
        if (found.Story is not { } story)
            return AbsentArticle.Answer<MarkdownAnswer>(
                await articles.FindWithdrawal(id, ct), AcceptedForm.IsChosen(context) ? "" : Suffix);
        story.AddTo(dependencies, MarkdownStory.Shape, id);
        return new MarkdownAnswer(story);
    }

    /// <summary>Reads a published article as Markdown by its language and slug.</summary>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<MarkdownAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, HttpContext context, ArticleQueries articles, Dependencies dependencies, CancellationToken ct)
    {
        var view = new SlugView(MarkdownStory.Shape, FallsBack: false);
        if ((await articles.FindBySlug(language, slug, view, ct)).Story is { } story)
        {
            story.AddTo(dependencies, MarkdownStory.Shape);
            return new MarkdownAnswer(story);
        }

        var suffix = AcceptedForm.IsChosen(context) ? "" : Suffix;
        var former = await articles.FindFormer(language, slug, ct);
        return former is { Slug: { } present }
            ? new MovedTo($"/v1/articles/by-slug/{former.Language}/{present}{suffix}")
            : AbsentArticle.Answer<MarkdownAnswer>(former, suffix);
    }
}
