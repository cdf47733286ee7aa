using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Tags;

internal static class TagEditing
{
    public static void MapTagEditing(this IEndpointRouteBuilder editorial)
    {
        var tags = editorial.MapGroup("/tags").WithTags("Editorial tags");
        tags.MapRead("", List).WithName("listEditorialTags").Require(Role.Writer);
        tags.MapPost("", Add).WithName("createTag").Require(Role.Editor).Problems(409, 422);
        tags.MapRead("/{id:long}", Get).WithName("getEditorialTag").Require(Role.Writer).Problems(404);
        tags.MapPut("/{id:long}", Update).WithName("updateTag").Require(Role.Editor).Problems(404, 409, 422);
        tags.MapDelete("/{id:long}", Delete).WithName("deleteTag").Require(Role.Editor).Problems(404, 409);
        tags.MapPost("/{id:long}/merge", Merge).WithName("mergeTag").Require(Role.Editor).Problems(404, 409, 422);
    }

    /// <summary>Lists tags with the names of all languages, ordered by slug.</summary>
    private static async Task<Paged<EditorialTag>> List(EditorialTagListQuery list, TagLists tags, CancellationToken ct) =>
        new(await tags.List(list, ct));

    /// <summary>Creates a tag.</summary>
    private static async Task<Results<VersionedCreated<EditorialTag>, Problem>> Add(
        TagRequest body, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Add(body, caller, ct))
            .ToCreated(tag => $"/v1/editorial/tags/{tag.Id}", EditorialTag.From);

    /// <summary>Reads a tag with the names of all languages. A merged tag redirects to the tag that replaced it.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<VersionedOk<EditorialTag>, MovedTo, Problem>> Get(
        long id, TagIncludesQuery include, TagRepository tags, Db db, CancellationToken ct)
    {
        if (await tags.Find(id, ct) is not { } tag)
            return await MergedTags.Find(db, id, ct) is var into && into != 0
                ? new MovedTo($"/v1/editorial/tags/{into}")
                : Problem.NotFound("tag");
        var usage = include.Usage ? await TagUsage.Count(db, [id], ct) : null;
        return new VersionedOk<EditorialTag>(EditorialTag.From(tag) with { Usage = usage?.GetValueOrDefault(id) });
    }

    /// <summary>Replaces a tag. Its articles show the change at once. Its former slug redirects to the new one.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<VersionedOk<EditorialTag>, Problem>> Update(
        long id, IfMatch ifMatch, TagRequest body, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Update(id, ifMatch.Version, body, caller, ct)).ToOk(EditorialTag.From);

    /// <summary>Deletes a tag that no article has. Its slugs become free.</summary>
    /// <param name="id">The tag's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    /// <summary>
    /// Merges a tag into another. Its articles get the other tag, its names become synonyms, and its slugs redirect. This can't be undone.
    /// </summary>
    /// <param name="id">Id of the tag that is merged and disappears.</param>
    private static async Task<Results<VersionedOk<EditorialTag>, Problem>> Merge(
        long id, IfMatch ifMatch, TagMergeRequest body, Caller caller, TagRepository tags, CancellationToken ct) =>
        (await tags.Merge(id, ifMatch.Version, body.Into!, caller, ct)).ToOk(EditorialTag.From);
}
