using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
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
    /// The format is CommonMark with the tables and the strikethrough of GitHub. The text begins with YAML: title, times, authors, section,
    /// tags, language, canonical address and terms of use. The last line credits the story. The article's own address returns the same
    /// Markdown for <c>Accept: text/markdown</c>.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static Task<Results<MarkdownAnswer, MovedTo, Problem>> Get(
        long id, RepresentationQuery view, HttpContext context, ArticleRepresentations forms) =>
        forms.Get(id, view, MarkdownArticle.Shape, Suffix, context, story => new MarkdownAnswer(story));

    /// <summary>Reads a published article as Markdown by its language and slug.</summary>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static Task<Results<MarkdownAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, HttpContext context, ArticleRepresentations forms) =>
        forms.GetBySlug(language, slug, MarkdownArticle.Shape, Suffix, context, story => new MarkdownAnswer(story));
}
