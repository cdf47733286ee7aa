using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>The Editorial API's splitting of tags, which is work on articles.</summary>
internal static class TagSplitting
{
    public static void MapTagSplitting(this IEndpointRouteBuilder editorial) => editorial.MapGroup("/tags").WithTags("Editorial tags")
        .MapPost("/{id:long}/split", Split).WithName("splitTag").Require(Role.Editor).Problems(404, 409, 422);

    /// <summary>Gives those of a tag's articles that match to another tag, at most 500 in one call.</summary>
    /// <remarks>
    /// Each article gets new revisions that differ in their tags alone: the public text stays what it is, and so do changes that wait over it.
    /// Call it again until <c>remaining</c> is 0. With <c>dryRun=true</c> it says what it would do.
    /// </remarks>
    /// <param name="id">Id of the tag that the articles carry.</param>
    private static async Task<Results<Ok<TagSplitResponse>, Problem>> Split(
        long id, IfMatch ifMatch, TagSplitRequest body, DryRun dryRun, Caller caller, TagSplit split, CancellationToken ct) =>
        (await split.Run(id, ifMatch.Version, body, dryRun.IsWanted, caller, ct)).Succeeded(out var done, out var problem) ? TypedResults.Ok(done) : problem;
}

/// <summary>Whether a request only wants to know what it would do.</summary>
internal sealed record DryRun(bool IsWanted) : IQuery<DryRun>
{
    private static readonly QueryParameter Parameter = new("dryRun", QueryType.Flag, "Whether to say only what would be done, and do nothing.");

    public static DryRun Read(QueryReader reader) => new(reader.Flag(Parameter));

    public static IReadOnlyList<QueryParameter> Parameters => [Parameter];
}
