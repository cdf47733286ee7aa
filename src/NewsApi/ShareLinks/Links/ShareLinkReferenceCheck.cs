using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.ShareLinks.Links;

/// <summary>Names an article or language that does not exist, and a taken code, in the answer that names the other faults.</summary>
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
