using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.ShareLinks.Links;

/// <summary>The Editorial API's endpoints for short links.</summary>
internal static class ShareLinkEndpoints
{
    public static void MapShareLinkEditing(this IEndpointRouteBuilder editorial)
    {
        var links = editorial.MapGroup("/share-links").WithTags("Editorial share links");
        links.MapRead("", List).WithName("listShareLinks").Allow(Permission.ReadShareLink);
        links.MapPost("", Add).WithName("createShareLink").Allow(Permission.CreateShareLink).Problems(409, 422);
        links.MapRead("/{id:long}", Get).WithName("getEditorialShareLink").Allow(Permission.ReadShareLink).Problems(404);
        links.MapPut("/{id:long}", Update).WithName("updateShareLink").Allow(Permission.ChangeShareLink).Problems(404, 409, 422);
        links.MapDelete("/{id:long}", End).WithName("endShareLink").Allow(Permission.EndShareLink).Problems(404, 409);
    }

    /// <summary>Lists short links, the newest first. Ended links are included.</summary>
    private static async Task<Paged<EditorialShareLink>> List(
        ShareLinkListQuery list, ShareLinkRepository links, PublicUrl api, TimeProvider time, CancellationToken ct) =>
        new(Paged.Make(
            await links.List(list.Page, list.ArticleId, ct), list.Page,
            link => ("", link.Id),
            link => EditorialShareLink.From(link, api, time.GetUtcNow())));

    /// <summary>Creates a short link to an article.</summary>
    private static async Task<Results<VersionedCreated<EditorialShareLink>, Problem>> Add(
        NewShareLinkRequest body, Caller caller, ShareLinkRepository links, PublicUrl api, TimeProvider time, CancellationToken ct) =>
        (await links.Add(body, caller, ct)).Succeeded(out var link, out var problem)
            ? new VersionedCreated<EditorialShareLink>(
                $"/v1/editorial/share-links/{link.Id}", EditorialShareLink.From(link, api, time.GetUtcNow()))
            : problem;

    /// <summary>Reads a short link.</summary>
    /// <param name="id">The link's id.</param>
    private static async Task<Results<VersionedOk<EditorialShareLink>, Problem>> Get(
        long id, ShareLinkRepository links, PublicUrl api, TimeProvider time, CancellationToken ct) =>
        await links.Find(id, ct) is { } link
            ? new VersionedOk<EditorialShareLink>(EditorialShareLink.From(link, api, time.GetUtcNow()))
            : Problem.NotFound("share link");

    /// <summary>Changes the settings of a short link. Its code and its article can't be changed.</summary>
    /// <param name="id">The link's id.</param>
    private static async Task<Results<VersionedOk<EditorialShareLink>, Problem>> Update(
        long id, IfMatch ifMatch, ShareLinkRequest body, Caller caller, ShareLinkRepository links, PublicUrl api, TimeProvider time,
        CancellationToken ct) =>
        (await links.Update(id, ifMatch.Version, body, caller, ct)).Succeeded(out var link, out var problem)
            ? new VersionedOk<EditorialShareLink>(EditorialShareLink.From(link, api, time.GetUtcNow()))
            : problem;

    /// <summary>Ends a short link for good. No other link can get its code.</summary>
    /// <param name="id">The link's id.</param>
    private static async Task<Results<NoContent, Problem>> End(
        long id, IfMatch ifMatch, Caller caller, ShareLinkRepository links, CancellationToken ct) =>
        (await links.End(id, ifMatch.Version, caller, ct)).Succeeded(out _, out var problem) ? TypedResults.NoContent() : problem;
}

/// <summary>Query of a list of short links.</summary>
internal sealed record ShareLinkListQuery(PageRequest Page, long? ArticleId) : IQuery<ShareLinkListQuery>
{
    private static readonly QueryParameter ArticleParameter =
        new("articleId", QueryType.Integer, "Only links to this article.") { Maximum = QueryParameter.GreatestId };

    public static ShareLinkListQuery Read(QueryReader reader) =>
        new(PageRequest.Read(reader, numericKey: false), reader.Long(ArticleParameter));

    public static IReadOnlyList<QueryParameter> Parameters => [ArticleParameter, .. PageRequest.Parameters];
}
