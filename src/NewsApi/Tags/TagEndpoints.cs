using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Terms;

namespace NewsApi.Tags;

internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder content)
    {
        var tags = content.MapGroup("/tags").WithTags("Tags");
        tags.MapRead("", List).WithName("listTags");
        tags.MapRead("/{slug}", Get).WithName("getTag").WithFeeds(ChangeKinds.Tag).Problems(404);
    }

    /// <summary>Lists tags in the order of their slugs.</summary>
    private static async Task<Paged<TagResponse>> List(
        TagListQuery list, ReaderLanguage language, TagRepository tags, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Tags);
        dependencies.Add(Dependency.Site);
        var found = await tags.List(list.Page, list.Kind, ct);
        return new(Paged.Make(
            found.Rows, list.Page, tag => (tag.Slug, tag.Id), tag => TagResponse.From(tag, language.Tag, language.SiteDefault),
            found.Total));
    }

    /// <summary>Reads a tag by its slug. A former slug redirects to the present one.</summary>
    /// <param name="slug">The tag's slug.</param>
    private static async Task<Results<Ok<TagResponse>, MovedTo, Problem>> Get(
        string slug, ReaderLanguage language, TagRepository tags, Dependencies dependencies, CancellationToken ct) =>
        (await tags.FindBySlug(slug, ct)).ToAnswer(
            ChangeKinds.Tag, slug, dependencies, Dependency.Tag, language, TagResponse.From);
}

/// <summary>Query of a list of tags.</summary>
internal sealed record TagListQuery(PageRequest Page, string? Kind) : IQuery<TagListQuery>
{
    public static readonly QueryParameter KindParameter = new("kind", QueryType.Choice, "Only tags of this kind.")
    {
        Choices = [.. Enum.GetNames<TagKind>().Select(name => name.ToLowerInvariant())],
        ChoicesName = nameof(TagKind),
    };

    public static TagListQuery Read(QueryReader reader) => new(PageRequest.ReadCounted(reader, numericKey: false), ReadKind(reader));

    /// <summary>Reads the kind in the spelling of the database; null if not given.</summary>
    public static string? ReadKind(QueryReader reader) =>
        reader.Choice(KindParameter) is { } name ? Enum.Parse<TagKind>(name, ignoreCase: true).ToString() : null;

    public static IReadOnlyList<QueryParameter> Parameters => [KindParameter, .. PageRequest.CountedParameters];
}
