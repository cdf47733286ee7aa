using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Media.Pictures;
using NewsApi.Site;

namespace NewsApi.Formats.Feeds.Checks;

/// <summary>The endpoint of the Editorial API that checks an article against the rules of feed readers before publication.</summary>
internal static class FeedCheck
{
    public static void MapFeedCheck(this IEndpointRouteBuilder editorial) =>
        editorial.MapRead("/articles/{id:long}/feed-check", Get)
            .WithTags("Editorial articles").WithName("checkFeeds").Require(Role.Writer).Problems(404);

    /// <summary>Checks, before a revision is published, whether feed readers will refuse it or leave out parts of it.</summary>
    /// <remarks>
    /// For each RSS profile, applies the rules that the feed reader publishes. Checks only stored data and fetches nothing, so it does not
    /// know whether the image exists or how large its file is.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<FeedCheckResponse>, Problem>> Get(
        long id, FeedCheckQuery query, RevisionQueries revisions, SiteCache sites, CancellationToken ct)
    {
        if (await revisions.FindShown(id, query.Revision, Presets.Large, ct) is not { } revision)
            return Problem.NotFound(query.Revision is null ? "article" : "revision");
        var draft = new FeedCheckInput(revision, (await sites.Settings(ct)).Feeds.Text == FeedText.Full);
        return TypedResults.Ok(new FeedCheckResponse(
            id, revision.Number,
            [
                .. from reader in FeedProfileLimits.All
                   where query.Profile is null || reader.Profile == query.Profile
                   select FeedRules.Check(reader, draft),
            ]));
    }
}

/// <summary>Query of a check of feeds: the profile and the revision.</summary>
internal sealed record FeedCheckQuery(FeedProfileName? Profile, int? Revision) : IQuery<FeedCheckQuery>
{
    private static readonly QueryParameter ProfileParameter =
        new("profile", QueryType.Choice, "Applies only the rules of this feed reader; without it, the rules of all.")
        {
            Choices = [.. Enum.GetNames<FeedProfileName>().Select(name => name.ToLowerInvariant())],
            ChoicesName = nameof(FeedProfileName),
        };

    private static readonly QueryParameter RevisionParameter =
        new("revision", QueryType.Integer, "Number of the revision; the newest when absent.") { Maximum = int.MaxValue };

    public static IReadOnlyList<QueryParameter> Parameters => [ProfileParameter, RevisionParameter];

    public static FeedCheckQuery Read(QueryReader reader) => new(
        reader.Choice(ProfileParameter) is { } name ? Enum.Parse<FeedProfileName>(name, ignoreCase: true) : null,
        reader.Integer(RevisionParameter));
}
