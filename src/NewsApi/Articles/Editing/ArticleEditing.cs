using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing;

/// <summary>The Editorial API's articles: finding, reading and writing them. What else is done to them is in <see cref="ArticleActions"/>.</summary>
internal static class ArticleEditing
{
    public static void MapArticleEditing(this IEndpointRouteBuilder editorial)
    {
        var articles = editorial.MapGroup("/articles").WithTags("Editorial articles").Require(Role.Writer);
        articles.MapRead("", List).WithName("listEditorialArticles");
        articles.MapPost("", Add).WithName("createArticle").Problems(409, 422);
        articles.MapRead("/{id:long}", Get).WithName("getEditorialArticle").Problems(404);
        articles.MapPut("/{id:long}", Update).WithName("updateArticle").Problems(404, 409, 422);
        articles.MapPatch("/{id:long}", Patch).WithName("patchArticle").Accepts<MergePatch<ArticleContent>>(MergePatch.ContentType, "application/json").Problems(404, 409, 422);
        articles.MapDelete("/{id:long}", Trash).WithName("trashArticle").Require(Role.Editor).Problems(404, 409);
    }

    /// <summary>Lists articles with their newest revisions, last changed first.</summary>
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
            ? new VersionedCreated<EditorialArticle>($"/v1/editorial/articles/{article.Id}", (await drafts.Find(article.Id, caller, ct))!)
            : problem;
    }

    /// <summary>Reads an article with its newest revision.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Get(
        long id, Caller caller, ArticleDrafts drafts, CancellationToken ct) =>
        await drafts.Find(id, caller, ct) is { } article ? new VersionedOk<EditorialArticle>(article) : Problem.NotFound("article");

    /// <summary>Adds a revision with this content. What readers see stays as it is until the article is published.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Update(
        long id, IfMatch ifMatch, ArticleContent body, Caller caller, ArticleSteps steps, IOptions<EditingOptions> options, CancellationToken ct) =>
        ArticleDraft.Prepare(body).Succeeded(out var draft, out var refusal)
            ? await steps.Take(id, ifMatch, new EditStep(draft) { Retention = options.Value.Retention }, caller, ct)
            : refusal;

    /// <summary>Changes some fields, as an editor's program saves while somebody types (JSON Merge Patch, RFC 7396).</summary>
    /// <remarks>
    /// Fields that are not named stay as they are, null empties one. Within a few minutes of one another the changes of one person go
    /// into one revision, unless it was public or is to go out at a set time; else each adds one, as PUT does.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Patch(
        long id, IfMatch ifMatch, MergePatch<ArticleContent> body, Caller caller, ArticleSteps steps, ArticleDrafts drafts, IValidator<ArticleContent> validator,
        IOptions<EditingOptions> options, CancellationToken ct)
    {
        if (await drafts.Find(id, caller, ct) is not { } article)
            return Problem.NotFound("article");
        if (article.Version != ifMatch.Version)
            return IfMatch.Stale(article.Version);
        var content = body.ApplyTo(article.Content);
        if (BodyValidation.Refuse(validator, content) is { } invalid)
            return invalid;
        return ArticleDraft.Prepare(content).Succeeded(out var draft, out var refusal)
            ? await steps.Take(id, ifMatch, new EditStep(draft) { Autosave = options.Value.Autosave, Retention = options.Value.Retention }, caller, ct)
            : refusal;
    }

    /// <summary>Throws an article away. A public one is taken back by that; for some time it can be restored.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Trash(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new TrashStep(), caller, ct);
}
