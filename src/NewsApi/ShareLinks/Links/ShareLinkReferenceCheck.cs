using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.ShareLinks.Links;

/// <summary>Reports an unknown article or language and a taken code together with the other errors of the request.</summary>
internal sealed class ShareLinkReferenceCheck(Db db) : IReferenceCheck<NewShareLinkRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(NewShareLinkRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var batch = new ReadBatch();
        var asked = ShareLinkReferences.Ask(batch, body);
        await using (var read = await db.ReadAsync(context.RequestAborted))
            await read.RunAsync(batch, context.RequestAborted);
        return
        [
            .. asked.Unknown().Concat(asked.Taken()).Where(error => !wrong.Contains(error.Pointer!)
                && (error.Pointer != "/articleId" || body.ArticleId is not null)),
        ];
    }
}
