using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Previews;

/// <summary>
/// The public address that shows one revision, even an unpublished one, to anyone who has the token. Its answers are never cached or
/// indexed.
/// </summary>
internal static class PreviewDelivery
{
    public const string Path = "/v1/preview";

    /// <summary>The answer for unknown, expired and revoked tokens: the same for all three, byte for byte.</summary>
    public static readonly Problem Absent = new(StatusCodes.Status404NotFound, "not_found", "There is no such preview.")
    {
        Instance = Path,
    };

    // A preview is not part of the Content API: it needs only its token, and no key. The answer cache reads minSeq here, but stores
    // nothing, because the route is not marked with AsAnswers.
    public static void MapPreview(this IEndpointRouteBuilder routes) =>
        routes.MapRead(Path + "/{token}", Get)
            .WithName("getPreview").AsPreview();

    /// <summary>Adds the metadata of an endpoint that shows a preview.</summary>
    public static RouteHandlerBuilder AsPreview(this RouteHandlerBuilder route) => route
        .WithTags("Previews").RequireCors(CorsPolicies.Readers)
        .WithMetadata(
            new SecretInPath(), new CachedRoutes.Mark(), new QueryParameters(MinSeq.Parameter),
            new ResponseHeader(StatusCodes.Status200OK, "Cache-Control", "Always no-store."),
            new ResponseHeader(StatusCodes.Status200OK, "X-Robots-Tag", "Always noindex."))
        .Problems(400, 404, 503);

    /// <summary>Sets the headers of every answer of a preview, including errors.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>Shows one revision as readers would get it if it were published now.</summary>
    /// <remarks>
    /// No key is needed, even where readers need one: the token takes its place. <c>version</c>, <c>seq</c> and <c>modifiedAt</c> are the
    /// present values of the article. <c>publishedAt</c> is the present time before the first publication.
    /// <c>updatedAt</c> is the present time unless this revision was published last. Before the first publication <c>share</c> is null and
    /// <c>related</c> empty. The answer is the same 404, byte for byte, for unknown, expired and revoked tokens. Tokens of an article that
    /// is in the trash, was killed or was taken down for legal reasons get this answer, too.
    /// </remarks>
    /// <param name="token">The token from the answer that created the preview.</param>
    private static async Task<Results<ArticleAnswer, Problem>> Get(
        string token, PreviewQuery view, HttpResponse response, PreviewStories previews, CancellationToken ct)
    {
        SetHeaders(response);
        return await previews.Find(token, view.Shape, ct) is { } story ? new ArticleAnswer(story, view.Shape) : Absent;
    }
}

/// <summary>Query of a preview: which fields of the article to show.</summary>
internal sealed record PreviewQuery(ArticleShape Shape) : IQuery<PreviewQuery>
{
    public static PreviewQuery Read(QueryReader reader) => new(ArticleShape.ReadResponse(reader));

    public static IReadOnlyList<QueryParameter> Parameters => ArticleShape.ResponseParameters;
}
