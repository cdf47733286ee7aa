using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Access;

internal static class ApiKeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Keys").Require(Role.Admin);
        keys.MapRead("", List).WithName("listKeys");
        keys.MapPost("", Add).WithName("createKey").Problems(422).WithMetadata(new AnswersWithSecret());
        keys.MapRead("/{id:long}", Get).WithName("getKey").Problems(404);
        keys.MapDelete("/{id:long}", Revoke).WithName("revokeKey").Problems(404);
    }

    /// <summary>Lists API keys, newest first, revoked ones included.</summary>
    private static async Task<Paged<KeyResponse>> List(ListQuery list, ApiKeyRepository keys, CancellationToken ct) =>
        new(Paged.Make(await keys.List(list.Page, ct), list.Page, key => ("", key.Id), KeyResponse.From));

    /// <summary>Creates an API key. Its secret is shown only in this answer.</summary>
    private static async Task<Created<NewKeyResponse>> Add(
        KeyRequest body, Caller caller, ApiKeyRepository keys, HttpRequest request, CancellationToken ct)
    {
        var (stored, secret) = await keys.Add(body.Name!, body.Role!.Value, body.ExpiresAt, caller.Id, ct);
        return TypedResults.Created(
            request.Address($"/v1/editorial/keys/{stored.Id}"), new NewKeyResponse(secret, KeyResponse.From(stored)));
    }

    /// <summary>Reads an API key, without its secret.</summary>
    /// <param name="id">The key's id.</param>
    private static async Task<Results<Ok<KeyResponse>, Problem>> Get(long id, ApiKeyRepository keys, CancellationToken ct) =>
        await keys.Find(id, ct) is { } key ? TypedResults.Ok(KeyResponse.From(key)) : Problem.NotFound("key");

    /// <summary>Revokes an API key immediately and permanently.</summary>
    /// <param name="id">The key's id.</param>
    private static async Task<Results<NoContent, Problem>> Revoke(long id, Caller caller, ApiKeyRepository keys, CancellationToken ct) =>
        await keys.Revoke(id, caller.Id, ct) ? TypedResults.NoContent() : Problem.NotFound("key, or it was revoked already");
}
