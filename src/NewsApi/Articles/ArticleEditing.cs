using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>The Editorial API's articles.</summary>
internal static class ArticleEditing
{
    public static void MapArticleEditing(this IEndpointRouteBuilder editorial)
    {
        var articles = editorial.MapGroup("/articles").WithTags("Editorial articles").Require(Role.Writer);
        articles.MapRead("", List).WithName("listEditorialArticles");
        articles.MapPost("", Add).WithName("createArticle").Problems(409, 422);
        articles.MapRead("/{id:long}", Get).WithName("getEditorialArticle").Problems(404);
        articles.MapPut("/{id:long}", Update).WithName("updateArticle").Problems(404, 409, 422);
        articles.MapPost("/{id:long}/publish", Publish).WithName("publishArticle").Require(Role.Editor).Problems(404, 409, 422);
        articles.MapPost("/{id:long}/unpublish", Unpublish).WithName("unpublishArticle").Require(Role.Editor).Problems(404, 409, 422);
    }

    /// <summary>Lists articles in any state with their newest revisions, last changed first.</summary>
    /// <remarks>A comma means OR, a repeated parameter means AND, <c>exclude...</c> means NOT.</remarks>
    private static async Task<Paged<EditorialArticleSummary>> List(DraftList list, ArticleDrafts drafts, CancellationToken ct) =>
        new(Paged.Make(
            await drafts.List(list, ct), list.Page,
            row => (row.ModifiedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), row.Id),
            row => row.ToSummary()));

    /// <summary>Begins an article, as a draft.</summary>
    private static async Task<Results<VersionedCreated<EditorialArticle>, Problem>> Add(
        ArticleContent body, Caller caller, ArticleRepository articles, ArticleDrafts drafts, CancellationToken ct)
    {
        if (!ArticleDraft.Prepare(body).Succeeded(out var draft, out var refusal))
            return refusal;
        return (await articles.Add(draft, caller, ct)).Succeeded(out var article, out var problem)
            ? new VersionedCreated<EditorialArticle>($"/v1/editorial/articles/{article.Id}", (await drafts.Find(article.Id, ct))!)
            : problem;
    }

    /// <summary>Reads an article with its newest revision.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Get(long id, ArticleDrafts drafts, CancellationToken ct) =>
        await drafts.Find(id, ct) is { } article ? new VersionedOk<EditorialArticle>(article) : Problem.NotFound("article");

    /// <summary>Adds a revision with this content. What readers see stays as it is until the article is published.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Update(
        long id, IfMatch ifMatch, ArticleContent body, Caller caller, ArticleRepository articles, ArticleDrafts drafts, CancellationToken ct)
    {
        if (!ArticleDraft.Prepare(body).Succeeded(out var draft, out var refusal))
            return refusal;
        return await Answer(await articles.Update(id, ifMatch.Version, draft, caller, ct), drafts, ct);
    }

    /// <summary>Makes the newest revision public, at once.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Publish(
        long id, IfMatch ifMatch, PublishRequest? body, Caller caller, ArticleRepository articles, ArticleDrafts drafts, CancellationToken ct) =>
        await Answer(await articles.Publish(id, ifMatch.Version, body ?? new PublishRequest(null), caller, ct), drafts, ct);

    /// <summary>Takes the article back from the public, at once; or, when it was taken back before, changes the reason.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Unpublish(
        long id, IfMatch ifMatch, UnpublishRequest? body, Caller caller, ArticleRepository articles, ArticleDrafts drafts, CancellationToken ct) =>
        await Answer(await articles.Unpublish(id, ifMatch.Version, body ?? new UnpublishRequest(null, null), caller, ct), drafts, ct);

    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Answer(
        Outcome<Article> outcome, ArticleDrafts drafts, CancellationToken ct) =>
        outcome.Succeeded(out var article, out var problem)
            ? new VersionedOk<EditorialArticle>((await drafts.Find(article.Id, ct))!)
            : problem;
}
