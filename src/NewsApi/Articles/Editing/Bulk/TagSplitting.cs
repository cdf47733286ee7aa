using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>The Editorial API's route that splits a tag.</summary>
internal static class TagSplitting
{
    public static void MapTagSplitting(this IEndpointRouteBuilder editorial) => editorial.MapGroup("/tags").WithTags("Editorial tags")
        .MapPost("/{id:long}/split", Split).WithName("splitTag").Require(Role.Editor).Problems(404, 409, 422);

    /// <summary>Moves matching articles from one tag to another, at most 500 in one call.</summary>
    /// <remarks>
    /// Each article gets new revisions that differ only in their tags; unpublished changes stay unpublished. Repeat the call until
    /// <c>remaining</c> is 0. <c>dryRun=true</c> changes nothing and returns what would happen.
    /// </remarks>
    /// <param name="id">Id of the tag that is split.</param>
    private static async Task<Results<Ok<TagSplitResponse>, Problem>> Split(
        long id, IfMatch ifMatch, TagSplitRequest body, DryRun dryRun, Caller caller, TagSplit split, CancellationToken ct) =>
        (await split.Run(id, ifMatch.Version, body, dryRun.IsWanted, caller, ct)).Succeeded(out var response, out var problem)
            ? TypedResults.Ok(response)
            : problem;
}

/// <summary>Whether the request is a dry run.</summary>
internal sealed record DryRun(bool IsWanted) : IQuery<DryRun>
{
    private static readonly QueryParameter Parameter = new(
        "dryRun", QueryType.Flag, "Whether to change nothing and only return what would happen.");

    public static DryRun Read(QueryReader reader) => new(reader.Flag(Parameter));

    public static IReadOnlyList<QueryParameter> Parameters => [Parameter];
}
