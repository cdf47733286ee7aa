using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

/// <summary>The Editorial API's reports on partners: their usage, fetched articles and obligations.</summary>
internal static class PartnerReports
{
    public static void MapReports(this IEndpointRouteBuilder partners)
    {
        partners.MapRead("/{id:long}/usage", ListUsage).WithName("listPartnerUsage").Problems(404);
        partners.MapRead("/{id:long}/fetches", ListFetches).WithName("listPartnerFetches").Problems(404);
        partners.MapRead("/{id:long}/obligations", ListObligations).WithName("listPartnerObligations").Problems(404);
    }

    public static void MapHolders(this IEndpointRouteBuilder editorial) =>
        editorial.MapRead("/articles/{id:long}/holders", ListHolders).WithName("listArticleHolders").WithTags("Partners")
            .Allow(Permission.ReadArticle);

    /// <summary>Lists a partner's requests and the number of fetched articles, day by day, newest first.</summary>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<Paged<PartnerDay>, Problem>> ListUsage(
        long id, ListQuery list, PartnerRepository partners, Fetches fetches, CancellationToken ct) =>
        await partners.Find(id, ct) is null
            ? Problem.NotFound("partner")
            : new Paged<PartnerDay>(PartnerDay.Page(await fetches.Days(id, list.Page, ct), list.Page));

    /// <summary>Lists the articles that a partner fetched on a day, by id, with the versions that it got.</summary>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<Paged<PartnerFetch>, Problem>> ListFetches(
        long id, FetchListQuery list, PartnerRepository partners, Fetches fetches, CancellationToken ct) =>
        await partners.Find(id, ct) is null
            ? Problem.NotFound("partner")
            : new Paged<PartnerFetch>(Paged.Make(
                await fetches.OfDay(id, list.Day, list.Page, ct), list.Page, row => ("", row.Id), PartnerFetch.From));

    /// <summary>Lists the corrections and take-downs that a partner has to act on, oldest first.</summary>
    /// <param name="id">The partner's id.</param>
    private static async Task<Results<Paged<ObligationResponse>, Problem>> ListObligations(
        long id, ObligationListQuery list, PartnerRepository partners, Obligations obligations, CancellationToken ct) =>
        await partners.Find(id, ct) is null
            ? Problem.NotFound("partner")
            : new Paged<ObligationResponse>(list.Show(await obligations.List(id, list.OnlyOpen, list.Page, ct)));

    /// <summary>Lists the partners that fetched an article, with their open and acknowledged corrections and take-downs.</summary>
    /// <remarks>The list is empty if no partner fetched the article, or if the article does not exist.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Paged<HolderResponse>> ListHolders(long id, ListQuery list, Fetches fetches, CancellationToken ct)
    {
        var rows = await fetches.Holders(id, list.Page, ct);
        var notices = await fetches.Notices(id, rows.Select(row => row.Id), ct);
        return new(Paged.Make(rows, list.Page, row => ("", row.Id), row => HolderResponse.From(row, notices[row.Id])));
    }
}

/// <summary>Query of the articles that a partner fetched on a day.</summary>
internal sealed record FetchListQuery(long Day, PageRequest Page) : IQuery<FetchListQuery>
{
    private static readonly QueryParameter DayParameter =
        new("day", QueryType.Instant, "Any time on the UTC day to list; today when absent.");

    public static IReadOnlyList<QueryParameter> Parameters => [DayParameter, .. PageRequest.Parameters];

    public static FetchListQuery Read(QueryReader reader)
    {
        var now = reader.Request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new FetchListQuery(
            FetchJournal.DayOf(reader.Instant(DayParameter) ?? now), PageRequest.Read(reader, numericKey: false));
    }
}

/// <summary>Query of a list of obligations.</summary>
internal sealed record ObligationListQuery(bool OnlyOpen, PageRequest Page) : IQuery<ObligationListQuery>
{
    private const string Open = "open", All = "all";

    private static readonly QueryParameter StateParameter =
        new("state", QueryType.Choice, "`open`, the default: only obligations that are not acknowledged. `all`: all obligations.")
        {
            Choices = [Open, All],
            ChoicesName = "ObligationState",
        };

    public static IReadOnlyList<QueryParameter> Parameters => [StateParameter, .. PageRequest.Parameters];

    public static ObligationListQuery Read(QueryReader reader) =>
        new(reader.Choice(StateParameter) != All, PageRequest.Read(reader, numericKey: false));

    public Page<ObligationResponse> Show(IReadOnlyList<Obligation> rows) =>
        Paged.Make(rows, Page, row => ("", row.Id), ObligationResponse.From);
}

/// <summary>The requests of a partner on a UTC day, and the articles that it fetched.</summary>
/// <param name="Day">The start of the day, in UTC.</param>
/// <param name="Requests">Requests that were answered.</param>
/// <param name="Articles">The number of articles in the answers; an article counts again in each answer.</param>
public sealed record PartnerDay(DateTimeOffset Day, long Requests, long Articles)
{
    internal static Page<PartnerDay> Page(IReadOnlyList<FetchDay> rows, PageRequest page) => Paged.Make(
        rows, page, row => ("", row.Day),
        row => new PartnerDay(DateTimeOffset.UnixEpoch.AddDays(row.Day), row.Requests, row.Articles));
}

/// <summary>An article that a partner fetched on a day.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Versions">The public versions that the partner got.</param>
/// <param name="Fetches">How often it got the article.</param>
/// <param name="Text">How much of the article it got.</param>
/// <param name="LastFetchedAt">When it last got the article.</param>
public sealed record PartnerFetch(
    long ArticleId, IReadOnlyList<int> Versions, long Fetches, PartnerText Text, DateTimeOffset LastFetchedAt)
{
    internal static PartnerFetch From(FetchedOnDay row) => new(
        row.Id, [.. row.Versions.Split(',').Select(version => int.Parse(version, CultureInfo.InvariantCulture))], row.Fetches, row.Text,
        row.LastAt);
}
