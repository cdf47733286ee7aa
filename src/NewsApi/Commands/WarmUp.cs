using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http.Queries;

namespace NewsApi.Commands;

/// <summary>
/// Runs the most frequent reads before the program listens. So connections are open, statements are prepared and code is compiled when
/// the first reader comes.
/// </summary>
internal sealed partial class WarmUp(ArticleLists lists, ArticleQueries articles, ILogger<WarmUp> log)
{
    /// <summary>How many readers it simulates at once, each with its own connection.</summary>
    public const int Readers = 4;

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => Read(ct), ct)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The start continues. Readers still get their answers, or a problem that shows what is wrong.
            LogFailed(e);
        }
    }

    private async Task Read(CancellationToken ct)
    {
        var query = new QueryReader(new DefaultHttpContext().Request);
        var page = await lists.List(ArticleListQuery.Read(query), new Dependencies(), site => site.DefaultLanguage, ct);
        if (page.Stories is not [var newest, ..])
            return;
        await articles.Find(newest.Article.Id, ArticleQuery.Read(query), ct);
        await articles.FindBySlug(newest.Article.Language, newest.Article.Slug, ArticleBySlugQuery.Read(query), ct);
    }

    [LoggerMessage(LogLevel.Warning, "The reads that warm up the program failed; the start continues")]
    private partial void LogFailed(Exception exception);
}
