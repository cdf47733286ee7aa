using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Json;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

/// <summary>The obligations of a partner, and its acknowledgements of them.</summary>
internal static class PartnerObligations
{
    public static void MapObligations(this RouteGroupBuilder partner)
    {
        partner.MapRead("/obligations", List).WithName("listOwnObligations");
        partner.MapPost("/acknowledgements", Acknowledge).WithName("acknowledgeObligations").Problems(422);
    }

    /// <summary>Lists the corrections and take-downs of articles that the partner fetched before, oldest first.</summary>
    private static async Task<Paged<ObligationResponse>> List(
        CurrentPartner current, ObligationListQuery list, Obligations obligations, CancellationToken ct) =>
        new(list.Show(await obligations.List(current.Partner.Id, list.OnlyOpen, list.Page, ct)));

    /// <summary>Acknowledges obligations: the partner has published the correction or taken down its copy.</summary>
    /// <remarks>
    /// The request can be repeated; the time of the first acknowledgement does not change. If an id is not an obligation of the partner,
    /// nothing is stored.
    /// </remarks>
    private static async Task<Results<Ok<AcknowledgementResponse>, Problem>> Acknowledge(
        CurrentPartner current, AcknowledgementRequest body, Caller caller, Obligations obligations, CancellationToken ct)
    {
        var partner = current.Partner.Id;
        var (met, unknown) = await obligations.Acknowledge(partner, [.. body.Ids!.Distinct().Select(id => id!.Value)], caller.Id, ct);
        if (unknown.Count > 0)
            return Problem.Unprocessable(
            [
                .. body.Ids!.Index().Where(one => unknown.Contains(one.Item!.Value)).Select(one => ProblemError.InBody(
                    $"/ids/{one.Index}", "unknown_obligation", $"This partner has no obligation {one.Item}.")),
            ]);
        return TypedResults.Ok(new AcknowledgementResponse(
            [.. met.Select(ObligationResponse.From)], await obligations.CountOpen(partner, ct)));
    }
}

/// <summary>The open obligations of a partner as events of its stream.</summary>
internal sealed class ObligationEvents(Obligations obligations, PartnerRepository partners)
{
    private const string Type = "obligation";
    private const int Page = 100;

    /// <summary>
    /// Events that a stream sends at its beginning, with each ping, and after each correction or take-down. Each obligation is sent once.
    /// </summary>
    /// <param name="partner">The partner as it was when the stream began.</param>
    /// <param name="end">Ends the stream; called when the scope of the partner has changed or the partner is no longer active.</param>
    public Func<CancellationToken, IAsyncEnumerable<SseItem<byte[]>>> Of(Partner partner, Action end)
    {
        var sent = new HashSet<long>();
        return Read;

        async IAsyncEnumerable<SseItem<byte[]>> Read([EnumeratorCancellation] CancellationToken ct)
        {
            if (await partners.Find(partner.Id, ct) is not { Active: true } now || now.ScopeVersion != partner.ScopeVersion)
            {
                end();
                yield break;
            }

            for (var (last, more) = (0L, true); more;)
            {
                var rows = await obligations.ListOpen(partner.Id, last, Page, ct);
                foreach (var row in rows.Where(row => sent.Add(row.Id)))
                    yield return new SseItem<byte[]>(
                        JsonSerializer.SerializeToUtf8Bytes(ObligationResponse.From(row), ApiJson.Stored), Type);
                (last, more) = (rows.Count == 0 ? last : rows[^1].Id, rows.Count == Page);
            }
        }
    }
}
