using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Data;
using NewsApi.Fronts;
using NewsApi.Fronts.Editing;
using NewsApi.Http;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Previews;

/// <summary>Endpoints for previews of fronts: those of the Editorial API, and the public one that shows a preview.</summary>
internal static class FrontPreviews
{
    private const string Path = PreviewDelivery.Path + "/fronts";

    public static void MapFrontPreviewEditing(this IEndpointRouteBuilder editorial)
    {
        var previews = editorial.MapGroup("/fronts/{slug}/previews").WithTags("Previews").Require(Role.Editor);
        previews.MapRead("", List).WithName("listFrontPreviews").Problems(404);
        previews.MapPost("", Add).WithName("createFrontPreview").Problems(404, 422).WithMetadata(new AnswersWithSecret());
        previews.MapDelete("/{previewId:long}", Revoke).WithName("revokeFrontPreview").Problems(404);
    }

    public static void MapFrontPreview(this IEndpointRouteBuilder routes) =>
        routes.MapRead(Path + "/{token}", Get).WithName("getFrontPreview").AsPreview();

    /// <summary>Lists the preview links of a front, newest first, expired and revoked ones included.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<Paged<PreviewResponse>, Problem>> List(
        string slug, ListQuery list, FrontRepository fronts, FrontPreviewRepository previews, CancellationToken ct) =>
        await fronts.Find(slug, ct) is null
            ? Problem.NotFound("front")
            : new Paged<PreviewResponse>(Paged.Make(
                await previews.List(slug, list.Page, ct), list.Page, row => ("", row.Id), row => row.ToResponse()));

    /// <summary>
    /// Creates a link that shows one revision of a front, without a key, to anyone who has the link. Only this answer contains the link.
    /// </summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<Created<NewPreviewResponse>, Problem>> Add(
        string slug, PreviewRequest? body, Caller caller, FrontPreviewRepository previews, PublicUrl api, CancellationToken ct)
    {
        var token = Preview.NewToken();
        if (!(await previews.Add(slug, token, body ?? PreviewRequest.Plain, caller, ct)).Succeeded(out var preview, out var problem))
            return problem;
        var url = api.At($"{Path}/{token}");
        return TypedResults.Created(url, new NewPreviewResponse(token, url, preview.ToResponse()));
    }

    /// <summary>Revokes a preview link of a front at once and for good.</summary>
    /// <param name="slug">The front's slug.</param>
    /// <param name="previewId">The preview's id.</param>
    private static async Task<Results<NoContent, Problem>> Revoke(
        string slug, long previewId, Caller caller, FrontPreviewRepository previews, CancellationToken ct) =>
        await previews.Revoke(slug, previewId, caller, ct) is { } problem ? problem : TypedResults.NoContent();

    /// <summary>Shows one revision of a front as readers would get it if it were published now.</summary>
    /// <remarks>
    /// No key is needed: the token takes its place. Only public stories are shown. Unknown, expired and revoked tokens answer the same 404.
    /// </remarks>
    /// <param name="token">The token from the answer that created the preview.</param>
    private static async Task<Results<FrontAnswer, Problem>> Get(
        string token, FrontQuery view, ReaderLanguage language, HttpResponse response, Db db, FrontPreviewRepository previews,
        FrontMoments fronts, FrontComposer composer, CancellationToken ct)
    {
        PreviewDelivery.SetHeaders(response);
        await using var read = await db.ReadAsync(ct);
        return await previews.Find(read, token, ct) is { } shown
            && await fronts.Find(read, shown.Slug, at: null, shown.Revision, ct) is { } front
                ? await composer.Answer(read, front, view, language, new Dependencies(), ct)
                : PreviewDelivery.Absent;
    }
}
