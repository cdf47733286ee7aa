using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing;

/// <summary>Runs a step on one article and answers with the changed article.</summary>
internal sealed class ArticleStepRunner(ArticleRepository articles, ArticleDrafts drafts)
{
    public async Task<Results<VersionedOk<EditorialArticle>, Problem>> Run(
        long id, IfMatch ifMatch, ArticleStep step, Caller caller, CancellationToken ct) =>
        (await articles.Run(id, ifMatch.Version, step, caller, ct)).Succeeded(out var result, out var problem)
            ? new VersionedOk<EditorialArticle>(
                (await drafts.Find(id, caller, ct))! with { Notice = result.Notice, Notices = result.Notices })
            : problem;
}
