using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Formats.Wire;

internal static class NinjsDelivery
{
    private const string Suffix = ".ninjs.json";

    /// <summary>The representation for requests whose <c>Accept</c> has this version's schema in its parameter <c>profile</c>.</summary>
    public static readonly AlternateRepresentation Form = new("application/json", Suffix)
    {
        Profile = "iptc.org/std/ninjs/ninjs-schema_3.1.json",
    };

    public static void MapNinjs(this IEndpointRouteBuilder content)
    {
        content.MapRead("/articles/{id:long}" + Suffix, Get)
            .WithTags("Articles").WithName("getArticleNinjs").Problems(404, 410, 451);
        content.MapRead("/articles/by-slug/{language}/{slug}" + Suffix, GetBySlug).WithTags("Articles").WithName("getArticleNinjsBySlug")
            .WithMetadata(new IgnoresUnknownParameters()).Problems(404, 410, 451);
        content.MapRead("/articles" + Suffix, List).WithTags("Articles").WithName("listArticlesNinjs");
    }

    /// <summary>Reads a published article as IPTC ninjs 3.1.</summary>
    /// <remarks>
    /// An unpublished article answers 410, one taken down for legal reasons 451, a replaced one 301. In these cases, <c>/v1/changes</c>
    /// with <c>include=ninjs</c> shows the article as canceled to clients that keep copies. The article's own address returns the same
    /// ninjs for <c>Accept: application/json</c> if its parameter <c>profile</c> is the address of the schema of ninjs 3.1.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static Task<Results<NinjsAnswer, MovedTo, Problem>> Get(
        long id, RepresentationQuery view, Ninjs ninjs, HttpContext context, ArticleRepresentations forms) =>
        forms.Get(id, view, Ninjs.Full, Suffix, context, story => new NinjsAnswer(ninjs.Of(story)));

    /// <summary>Reads a published article as IPTC ninjs 3.1 by its language and slug.</summary>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static Task<Results<NinjsAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, Ninjs ninjs, HttpContext context, ArticleRepresentations forms) =>
        forms.GetBySlug(language, slug, Ninjs.Full, Suffix, context, story => new NinjsAnswer(ninjs.Of(story)));

    /// <summary>Lists or searches published articles as IPTC ninjs 3.1, with the filters of <c>/v1/articles</c>.</summary>
    private static async Task<NinjsPageAnswer> List(
        NinjsListQuery list, Ninjs ninjs, ArticleLists articles, Dependencies dependencies, CancellationToken ct)
    {
        var page = await articles.List(list.Articles, dependencies, site => site.DefaultLanguage, ct);
        foreach (var story in page.Stories)
            story.AddIncludesTo(dependencies, list.Articles.Shape);
        dependencies.Add(Dependency.Site);
        return new NinjsPageAnswer(new NinjsPage([.. page.Stories.Select(ninjs.Of)], page.Info));
    }
}

/// <summary>Query parameters of a list of articles as ninjs.</summary>
internal sealed record NinjsListQuery(ArticleListQuery Articles) : IQuery<NinjsListQuery>
{
    private const string Body = "body";

    private static readonly QueryParameter IncludeParameter = new("include", QueryType.Choices, "`body` adds the text to each article.")
    {
        Choices = [Body], ChoicesName = "NinjsInclude",
    };

    public static NinjsListQuery Read(QueryReader reader)
    {
        var filter = ArticleFilter.Read(reader);
        var order = ArticleOrder.Read(reader, filter.Terms is not null);
        var shape = reader.Choices(IncludeParameter)?.Contains(Body) is true ? Ninjs.Full : Ninjs.Partial;
        return new NinjsListQuery(new ArticleListQuery(filter, order, shape, Facets: null, PageRequest.ReadCounted(reader, order.IsKey)));
    }

    public static IReadOnlyList<QueryParameter> Parameters =>
        [.. ArticleFilter.Parameters, ArticleOrder.Parameter, IncludeParameter, .. PageRequest.CountedParameters];
}
