using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Formats.Wire;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Partners.Records;
using NewsApi.Sync;
using NewsApi.Sync.Streams;

namespace NewsApi.Partners;

/// <summary>The changes of a partner's scope, as a log and as a stream.</summary>
internal static class PartnerChanges
{
    private static readonly Problem ScopeChanged = new(
        StatusCodes.Status410Gone, "scope_changed",
        "The token was made for another scope, usage policy, key or choice of kinds. Start again without 'since', "
        + "and keep only what you receive then.");

    public static void MapChanges(this IEndpointRouteBuilder partner)
    {
        partner.MapRead("/changes", List).WithName("listPartnerChanges").Problems(410)
            .Produces<ChangeList>(StatusCodes.Status200OK, "application/json").WithMetadata(new MayWait());
        partner.MapRead("/changes/stream", Stream).WithName("streamPartnerChanges")
            .Produces<ChangeEntry>(StatusCodes.Status200OK, "text/event-stream").WithMetadata(new MayWait());
    }

    /// <summary>Lists what changed in the partner's scope since a token, so that the partner can keep its copy up to date.</summary>
    /// <remarks>
    /// Works like `/v1/changes`, with the partner's scope in place of filters and without the translations of articles. An article that
    /// leaves the scope is removed. The answer is 410 after an admin has changed the scope, or after a policy of the site or of a section
    /// starts or stops denying syndication. Then start again without <c>since</c>.
    /// </remarks>
    private static async Task<Results<SyncAnswer, Problem>> List(
        CurrentPartner current, PartnerSyncQuery asked, HttpContext context, SyncTokens tokens, SyncPolls polls, FetchJournal journal,
        Ninjs ninjs, PartnerDeniedSections terms, CancellationToken ct)
    {
        var query = asked.Query with
        {
            Part = current.Part,
            Shape = asked.Query.Shape is { } shape ? current.Shape(shape, context.Request) : null,
        };
        var (partner, denied) = (current.Partner, await terms.DeniedTo(current.Partner, ct));
        var filters = $"{query.Filters}\nscope {partner.ScopeVersion}{(denied.Length == 0 ? "" : $"\ndenied {denied}")}";
        var caller = string.Create(CultureInfo.InvariantCulture, $"partner:{partner.Id}");
        SyncToken? token;
        try
        {
            token = query.Since is { } since ? await tokens.Read(since, filters, caller, ct) : null;
        }
        catch (ProblemException e) when (e.Problem.Code == SyncTokens.Mismatch)
        {
            return ScopeChanged;
        }

        if (await polls.Read(query, token, ct) is not { } page)
            return SyncReader.Expired;
        if (query.Shape is { } shown)
            await journal.Add(partner.Id, [.. page.Entries.SelectMany(Fetched)], PartnerDelivery.TextOf(current, shown), ct);
        var next = ReferenceEquals(page.Next, token) ? query.Since! : await tokens.Write(page.Next, filters, caller, ct);
        return new SyncAnswer(page, next, query.Shape, query.IsNinjs ? ninjs : null);
    }

    /// <summary>Sends changes of the partner's scope, and its obligations, as they happen (Server-Sent Events).</summary>
    /// <remarks>
    /// Works like `/v1/changes/stream`. An event <c>obligation</c> is a correction or take-down of an article that the partner fetched.
    /// Each stream begins with all obligations that are not yet acknowledged. When an admin changes the scope or deactivates the partner,
    /// the stream ends.
    /// </remarks>
    private static async Task<Results<ServerSentEventsResult<byte[]>, EmptyHttpResult, Problem>> Stream(
        CurrentPartner current, PartnerStreamQuery asked, HttpContext context, StreamConnector opening, ObligationEvents obligations,
        CancellationToken ct) =>
        await opening.Open(
            asked.Query with { Part = current.Part }, context, obligations.Of(current.Partner, context.Abort), ct);

    private static IEnumerable<FetchedArticle> Fetched(SyncEntry entry) =>
        entry.Story is { } story ? [new FetchedArticle(story.Article.Id, story.Article.Version, story.Article.Seq)] : [];
}

/// <summary>Query of a partner's changes: as for all changes, but without filters.</summary>
internal sealed record PartnerSyncQuery(SyncQuery Query) : IQuery<PartnerSyncQuery>
{
    public static IReadOnlyList<QueryParameter> Parameters => SyncQuery.UnfilteredParameters;

    public static PartnerSyncQuery Read(QueryReader reader) => new(SyncQuery.ReadUnfiltered(reader));
}

/// <summary>Query of a partner's stream: as for all changes, but without filters.</summary>
internal sealed record PartnerStreamQuery(StreamQuery Query) : IQuery<PartnerStreamQuery>
{
    public static IReadOnlyList<QueryParameter> Parameters => StreamQuery.UnfilteredParameters;

    public static PartnerStreamQuery Read(QueryReader reader) => new(StreamQuery.ReadUnfiltered(reader));
}
