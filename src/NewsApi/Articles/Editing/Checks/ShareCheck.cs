using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Media.Pictures;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>The Editorial API's check of an article's link cards on social networks, before publication.</summary>
internal static class ShareCheck
{
    public static void MapShareCheck(this IEndpointRouteBuilder editorial) =>
        editorial.MapRead("/articles/{id:long}/share-check", Get)
            .WithTags("Editorial articles").WithName("checkSharing").Require(Role.Writer).Problems(404);

    /// <summary>
    /// Checks a revision before publication: data that its social network cards lack, and parts of its text that are removed or
    /// changed.
    /// </summary>
    /// <remarks>Checks the stored data of the image and fetches nothing, so it can't check the image's existence and file size.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<ShareCheckResponse>, Problem>> Get(
        long id, ShareCheckQuery query, RevisionQueries revisions, ArticleDrafting drafting, CancellationToken ct)
    {
        if (await revisions.FindShown(id, query.Revision, Presets.Card, ct) is not { } revision)
            return Problem.NotFound(query.Revision is null ? "article" : "revision");
        var draft = new CardInput(
            revision.Title, revision.Summary, revision.SeoDescription, revision.ImageUrl, revision.ImageAlt, revision.ImageWidth,
            revision.ImageHeight);
        return TypedResults.Ok(new ShareCheckResponse(id, revision.Number, CardRules.Check(draft), await drafting.Check(revision, ct)));
    }
}

/// <summary>Query of the share check: the number of the revision.</summary>
internal sealed record ShareCheckQuery(int? Revision) : IQuery<ShareCheckQuery>
{
    private static readonly QueryParameter Parameter =
        new("revision", QueryType.Integer, "Number of the revision; the newest when absent.") { Maximum = int.MaxValue };

    public static ShareCheckQuery Read(QueryReader reader) => new(reader.Integer(Parameter));

    public static IReadOnlyList<QueryParameter> Parameters => [Parameter];
}
