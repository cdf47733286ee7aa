using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Previews;

/// <summary>The Editorial API's endpoints for previews of articles.</summary>
internal static class PreviewEditing
{
    public static void MapPreviewEditing(this IEndpointRouteBuilder editorial)
    {
        var previews = editorial.MapGroup("/articles/{id:long}/previews").WithTags("Previews");
        previews.MapRead("", List).WithName("listPreviews").Allow(Permission.ReadPreview).Problems(404);
        previews.MapPost("", Add).WithName("createPreview").Allow(Permission.CreatePreview).Problems(404, 409, 422)
            .WithMetadata(new AnswersWithSecret());
        previews.MapDelete("/{previewId:long}", Revoke).WithName("revokePreview").Allow(Permission.RevokePreview).Problems(404);
    }

    /// <summary>Lists the preview links of an article, newest first, expired and revoked ones included.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Paged<PreviewResponse>, Problem>> List(
        long id, ListQuery list, PreviewRepository previews, CancellationToken ct) =>
        await previews.List(id, list.Page, ct) is { } rows
            ? new Paged<PreviewResponse>(Paged.Make(rows, list.Page, row => ("", row.Id), row => row.ToResponse()))
            : Problem.NotFound("article");

    /// <summary>Creates a link that shows one revision, without a key, to anyone who has it. Only this answer contains the link.</summary>
    /// <remarks>
    /// A writer can create previews of articles that they created or that are assigned to them, an editor of any article. While a link
    /// works, saving does not overwrite its revision. A kill or a legal withdrawal revokes all links of an article, and new ones are
    /// refused until it is published again. The links of an article in the trash do not work until it is restored.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Created<NewPreviewResponse>, Problem>> Add(
        long id, PreviewRequest? body, Caller caller, PreviewRepository previews, PublicUrl api, CancellationToken ct)
    {
        var token = Preview.NewToken();
        if (!(await previews.Add(id, token, body ?? PreviewRequest.Plain, caller, ct)).Succeeded(out var preview, out var problem))
            return problem;
        var url = api.At($"{PreviewDelivery.Path}/{token}");
        return TypedResults.Created(url, new NewPreviewResponse(token, url, preview.ToResponse()));
    }

    /// <summary>
    /// Revokes a preview link at once and for good. A writer can revoke only links that they created, an editor any link.
    /// </summary>
    /// <param name="id">The article's id.</param>
    /// <param name="previewId">The preview's id.</param>
    private static async Task<Results<NoContent, Problem>> Revoke(
        long id, long previewId, Caller caller, PreviewRepository previews, CancellationToken ct) =>
        await previews.Revoke(id, previewId, caller, ct) is { } problem ? problem : TypedResults.NoContent();
}
