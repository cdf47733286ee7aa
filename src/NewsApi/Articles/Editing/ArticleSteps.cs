using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing;

/// <summary>Does what a request asks of one article, and answers with the article as it is then.</summary>
internal sealed class ArticleSteps(ArticleRepository articles, ArticleDrafts drafts)
{
    public async Task<Results<VersionedOk<EditorialArticle>, Problem>> Take(
        long id, IfMatch ifMatch, ArticleStep step, Caller caller, CancellationToken ct) =>
        (await articles.Run(id, ifMatch.Version, step, caller, ct)).Succeeded(out var taken, out var problem)
            ? new VersionedOk<EditorialArticle>((await drafts.Find(id, caller, ct))! with { Notice = taken.Notice })
            : problem;
}
