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

    /// <summary>Checks whether feed readers will refuse a revision or leave out parts of it, before the revision is published.</summary>
    /// <remarks>
    /// The check applies the published rules of each feed reader that has an RSS profile. It uses only stored data and fetches nothing.
    /// So it can't find out whether the image exists or how large its file is.
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

/// <summary>Query parameters of the feed check: the profile and the revision.</summary>
internal sealed record FeedCheckQuery(FeedProfileName? Profile, int? Revision) : IQuery<FeedCheckQuery>
{
    private static readonly QueryParameter ProfileParameter =
        new("profile", QueryType.Choice, "The feed reader whose rules to apply; all feed readers when absent.")
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
