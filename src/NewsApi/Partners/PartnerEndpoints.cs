using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

/// <summary>The Editorial API's partners and their keys.</summary>
internal static class PartnerEndpoints
{
    public static void MapPartnerEditing(this IEndpointRouteBuilder editorial)
    {
        var partners = editorial.MapGroup("/partners").WithTags("Partners").Require(Role.Admin);
        partners.MapRead("", List).WithName("listPartners");
        partners.MapPost("", Add).WithName("createPartner").Problems(409, 422);
        partners.MapRead("/{id:long}", Get).WithName("getPartner").Problems(404);
        partners.MapPut("/{id:long}", Update).WithName("updatePartner").Problems(404, 422);
        partners.MapPost("/{id:long}/keys", AddKey).WithName("createPartnerKey").Problems(404, 422)
            .WithMetadata(new AnswersWithSecret());
        partners.MapReports();
        editorial.MapHolders();
    }

    /// <summary>Lists partners, newest first.</summary>
    private static async Task<Paged<PartnerResponse>> List(ListQuery list, PartnerRepository partners, CancellationToken ct) =>
        new(Paged.Make(await partners.List(list.Page, ct), list.Page, partner => ("", partner.Id), PartnerResponse.From));

    /// <summary>Creates a partner. Its keys work only for the paths below <c>/v1/partner</c>.</summary>
    private static async Task<Results<VersionedCreated<PartnerResponse>, Problem>> Add(
        PartnerRequest body, Caller caller, PartnerRepository partners, CancellationToken ct) =>
        (await partners.Add(From(body, new Partner()), caller, ct))
            .ToCreated(partner => $"/v1/editorial/partners/{partner.Id}", PartnerResponse.From);

    /// <summary>Reads a partner.</summary>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<VersionedOk<PartnerResponse>, Problem>> Get(
        long id, PartnerRepository partners, CancellationToken ct) =>
        await partners.Find(id, ct) is { } partner
            ? new VersionedOk<PartnerResponse>(PartnerResponse.From(partner))
            : Problem.NotFound("partner");

    /// <summary>Updates a partner.</summary>
    /// <remarks>
    /// A change of scope, text or rights makes the partner's copies out of date. `/v1/partner/changes` then answers 410, and the partner
    /// must start again without <c>since</c>. A partner is never deleted, so that its fetches stay on record. While <c>active</c> is false,
    /// its keys do not work.
    /// </remarks>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<VersionedOk<PartnerResponse>, Problem>> Update(
        long id, IfMatch ifMatch, PartnerRequest body, Caller caller, PartnerRepository partners, CancellationToken ct) =>
        (await partners.Update(id, ifMatch.Version, present => From(body, present), caller, ct)).ToOk(PartnerResponse.From);

    /// <summary>Creates a key of a partner. Its secret is shown only in this answer.</summary>
    /// <remarks>The keys of partners are listed and revoked at `/v1/editorial/keys`, like all other keys.</remarks>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<Created<NewKeyResponse>, Problem>> AddKey(
        long id, PartnerKeyRequest body, Caller caller, PartnerRepository partners, ApiKeyRepository keys, HttpRequest request,
        CancellationToken ct)
    {
        if (await partners.Find(id, ct) is null)
            return Problem.NotFound("partner");
        var (stored, secret) = await keys.Add(body.Name!, Role.Partner, body.ExpiresAt, caller.Id, ct, partnerId: id);
        return TypedResults.Created(
            request.Address($"/v1/editorial/keys/{stored.Id}"), new NewKeyResponse(secret, KeyResponse.From(stored)));
    }

    private static Partner From(PartnerRequest request, Partner present) => present with
    {
        Name = request.Name!,
        Contact = request.Contact,
        Languages = [.. (request.Scope?.Languages ?? []).Select(Text.Names.Languages.Canonical).Distinct()],
        Sections = [.. (request.Scope?.Sections ?? []).Distinct()],
        Tags = [.. (request.Scope?.Tags ?? []).Distinct()],
        Text = request.Text ?? PartnerText.Full,
        Rights = request.Rights ?? PartnerRights.Syndicatable,
        DailyRequests = request.DailyRequests,
        Active = request.Active ?? true,
    };
}
