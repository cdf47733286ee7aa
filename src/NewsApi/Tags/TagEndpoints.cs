using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.Tags;

internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder content)
    {
        var tags = content.MapGroup("/tags").WithTags("Tags");
        tags.MapRead("", List).WithName("listTags");
        tags.MapRead("/{slug}", Get).WithName("getTag").Problems(404);
    }

    public static void MapTagEditing(this IEndpointRouteBuilder editorial)
    {
        var tags = editorial.MapGroup("/tags").WithTags("Editorial tags");
        tags.MapRead("", ListForEditing).WithName("listEditorialTags").Require(Role.Writer);
        tags.MapPost("", Add).WithName("createTag").Require(Role.Editor).Problems(409, 422);
        tags.MapRead("/{id:long}", GetForEditing).WithName("getEditorialTag").Require(Role.Writer).Problems(404);
        tags.MapPut("/{id:long}", Update).WithName("updateTag").Require(Role.Editor).Problems(404, 409, 422);
        tags.MapDelete("/{id:long}", Delete).WithName("deleteTag").Require(Role.Editor).Problems(404, 409);
    }

    /// <summary>Lists tags in the order of their slugs.</summary>
    private static async Task<Paged<TagResponse>> List(
        TagList list, ReaderLanguage language, TagRepository tags, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Tags);
        dependencies.Add(Dependency.Site);
        return new(Page(await tags.List(list.Page, list.Kind, ct), list, tag => TagResponse.From(tag, language.Tag, language.SiteDefault)));
    }

    /// <summary>Reads a tag by its slug.</summary>
    /// <param name="slug">The tag's slug.</param>
    private static async Task<Results<Ok<TagResponse>, Problem>> Get(
        string slug, ReaderLanguage language, TagRepository tags, Dependencies dependencies, CancellationToken ct)
    {
        if (await tags.FindBySlug(slug, ct) is not { } tag)
            return Problem.NotFound("tag");
        dependencies.Add(Dependency.Tag(tag.Id));
        dependencies.Add(Dependency.Site);
        return TypedResults.Ok(TagResponse.From(tag, language.Tag, language.SiteDefault));
    }

    /// <summary>Lists tags with all their languages, in the order of their slugs.</summary>
    private static async Task<Paged<EditorialTag>> ListForEditing(TagList list, TagRepository tags, CancellationToken ct) =>
        new(Page(await tags.List(list.Page, list.Kind, ct), list, EditorialTag.From));

    /// <summary>Makes a tag.</summary>
    private static async Task<Results<VersionedCreated<EditorialTag>, Problem>> Add(
        TagRequest body, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Add(body, caller, ct)).Succeeded(out var tag, out var problem)
            ? new VersionedCreated<EditorialTag>($"/v1/editorial/tags/{tag.Id}", EditorialTag.From(tag))
            : problem;

    /// <summary>Reads a tag with all its languages.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<VersionedOk<EditorialTag>, Problem>> GetForEditing(
        long id, TagRepository tags, CancellationToken ct) =>
        await tags.Find(id, ct) is { } tag ? new VersionedOk<EditorialTag>(EditorialTag.From(tag)) : Problem.NotFound("tag");

    /// <summary>Replaces a tag; articles that carry it show the change at once.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<VersionedOk<EditorialTag>, Problem>> Update(
        long id, IfMatch ifMatch, TagRequest body, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Update(id, ifMatch.Version, body, caller, ct)).Succeeded(out var tag, out var problem)
            ? new VersionedOk<EditorialTag>(EditorialTag.From(tag))
            : problem;

    /// <summary>Deletes a tag that no article carries.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Delete(id, ifMatch.Version, caller, ct)).Succeeded(out _, out var problem) ? TypedResults.NoContent() : problem;

    private static Page<TItem> Page<TItem>(Listed<Tag> found, TagList list, Func<Tag, TItem> map) =>
        Paged.Make(found.Rows, list.Page, tag => (tag.Slug, tag.Id), map, found.Total);
}

/// <summary>Query of a list of tags.</summary>
internal sealed record TagList(PageRequest Page, string? Kind) : IEndpointParameterMetadataProvider
{
    private static readonly QueryParameter KindParameter = new("kind", QueryType.Choice, "Only tags of this kind.")
    {
        Choices = [.. Enum.GetNames<TagKind>().Select(name => name.ToLowerInvariant())],
    };

    public static ValueTask<TagList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var kind = reader.Choice(KindParameter) is { } name ? Enum.Parse<TagKind>(name, ignoreCase: true).ToString() : null;
        var list = new TagList(PageRequest.ReadCounted(reader, numericKey: false), kind);
        reader.ThrowIfRefused();
        return ValueTask.FromResult<TagList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters([KindParameter, .. PageRequest.CountedParameters]));
}
