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

/// <summary>
/// The Editorial API's routes to list, read, create, edit and trash articles. All other actions are in <see cref="ArticleActions"/>.
/// </summary>
internal static class ArticleEditing
{
    public static void MapArticleEditing(this IEndpointRouteBuilder editorial)
    {
        var articles = editorial.MapGroup("/articles").WithTags("Editorial articles");
        articles.MapRead("", List).WithName("listEditorialArticles").Allow(Permission.ReadArticle);
        articles.MapPost("", Add).WithName("createArticle").Allow(Permission.CreateArticle).Problems(409, 422);
        articles.MapRead("/{id:long}", Get).WithName("getEditorialArticle").Allow(Permission.ReadArticle).Problems(404);
        articles.MapPut("/{id:long}", Update).WithName("updateArticle").Allow(Permission.EditArticle).Problems(404, 409, 422);
        articles.MapPatch("/{id:long}", Patch).WithName("patchArticle").Allow(Permission.EditArticle)
            .Accepts<MergePatch<ArticleContent>>(MergePatch.ContentType, "application/json").Problems(404, 409, 422);
        articles.MapDelete("/{id:long}", Trash).WithName("trashArticle").Allow(Permission.TrashArticle).Problems(404, 409);
    }

    /// <summary>Lists articles with their newest revisions, most recently changed first.</summary>
    /// <remarks>In filters, a comma means OR, a repeated parameter means AND, and the prefix <c>exclude</c> means NOT.</remarks>
    private static async Task<Paged<EditorialArticleSummary>> List(DraftListQuery list, ArticleDrafts drafts, CancellationToken ct)
    {
        var (rows, notes) = await drafts.List(list, ct);
        var page = Paged.Make(
            rows, list.Page, row => (row.ModifiedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), row.Id),
            row => row.ToSummary());
        return new(page with { PageInfo = page.PageInfo with { Notes = notes } });
    }

    /// <summary>Creates an article as a draft.</summary>
    private static async Task<Results<VersionedCreated<EditorialArticle>, Problem>> Add(
        ArticleContent body, Caller caller, ArticleRepository articles, ArticleDrafting drafting, ArticleDrafts drafts,
        HttpContext context, CancellationToken ct)
    {
        if (!(await drafting.Prepare(body, ct)).Succeeded(out var draft, out var refusal))
            return await WithReferences(refusal, body, context);
        if (!(await articles.Add(draft, caller, ct)).Succeeded(out var article, out var problem))
            return problem;
        var stored = (await drafts.Find(article.Id, caller, ct))! with { Notices = draft.Notices };
        return new VersionedCreated<EditorialArticle>($"/v1/editorial/articles/{article.Id}", stored);
    }

    /// <summary>Reads an article with its newest revision.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Get(
        long id, Caller caller, ArticleDrafts drafts, CancellationToken ct) =>
        await drafts.Find(id, caller, ct) is { } article ? new VersionedOk<EditorialArticle>(article) : Problem.NotFound("article");

    /// <summary>Adds a revision with this content. Readers see it only after it is published.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Update(
        long id, IfMatch ifMatch, ArticleContent body, Caller caller, ArticleStepRunner steps, ArticleDrafting drafting,
        IOptions<EditingOptions> options, HttpContext context, CancellationToken ct) =>
        (await drafting.Prepare(body, ct)).Succeeded(out var draft, out var refusal)
            ? await steps.Run(id, ifMatch, new EditStep(draft) { Retention = options.Value.Retention }, caller, ct)
            : await WithReferences(refusal, body, context);

    /// <summary>Changes some fields (JSON Merge Patch, RFC 7396). Suited to autosave.</summary>
    /// <remarks>
    /// Fields that are absent keep their values; null clears a field. Changes by one person within a few minutes go into one revision,
    /// unless that revision was published, is scheduled or has a valid preview link. Otherwise each change adds a revision, as PUT does.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialArticle>, Problem>> Patch(
        long id, IfMatch ifMatch, MergePatch<ArticleContent> body, Caller caller, ArticleStepRunner steps, ArticleDrafts drafts,
        ArticleDrafting drafting, IValidator<ArticleContent> validator, IOptions<EditingOptions> options, HttpContext context,
        CancellationToken ct)
    {
        if (await drafts.Find(id, caller, ct) is not { } article)
            return Problem.NotFound("article");
        if (article.Version != ifMatch.Version)
            return IfMatch.Stale(article.Version);
        var content = body.ApplyTo(article.Content);
        if (!(await validator.ValidateAsync(content, ct)).IsValid)
            return Problem.Unprocessable(await RequestBodyChecks.Find(typeof(ArticleContent), content, context));
        return (await drafting.Prepare(content, ct)).Succeeded(out var draft, out var refusal)
            ? await steps.Run(
                id, ifMatch, new EditStep(draft) { Autosave = options.Value.Autosave, Retention = options.Value.Retention }, caller, ct)
            : await WithReferences(refusal, content, context);
    }

    /// <summary>Moves an article to the trash and unpublishes it. It can be restored until it is purged.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Trash(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new TrashStep(), caller, ct);

    // The text is refused before the references are checked, so this method adds the errors of the references.
    private static async Task<Problem> WithReferences(Problem refusal, ArticleContent content, HttpContext context) =>
        Problem.Unprocessable([.. refusal.Errors, .. await RequestBodyChecks.Find(typeof(ArticleContent), content, context)]);
}
