using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Checks an article's references and slug, so that one answer lists their errors and all other errors of the request.</summary>
internal sealed class ArticleReferenceCheck(Db db) : IReferenceCheck<ArticleContent>
{
    public async Task<IReadOnlyList<ProblemError>> Find(ArticleContent body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var id = SlugReferenceCheck.IdOf(context);
        var batch = new ReadBatch();
        var asked = ArticleReferences.Ask(batch, body, id, bodyMedia: []);
        var owner = body.Slug is { } slug && body.Language is { } language && !wrong.Contains("/slug") && !wrong.Contains("/language")
            ? ArticleSlugs.Owner(batch, Languages.Canonical(language), slug)
            : null;
        await using (var read = await db.ReadAsync(context.RequestAborted))
            await read.RunAsync(batch, context.RequestAborted);
        return owner is null || owner.Value == 0 || owner.Value == id
            ? asked.Refuse(wrong)
            : [.. asked.Refuse(wrong), ArticleSlugs.Taken()];
    }
}
