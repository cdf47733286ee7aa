using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http;
using NewsApi.Media;
using NewsApi.Site;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>
/// Replaces external pictures of articles with pictures in the library. For each article, it first adds the pictures to the library
/// and then changes the article in one step. After an interruption, run it again: articles no longer name adopted pictures by address,
/// and equal files are stored only once.
/// </summary>
internal sealed class PictureAdoption(
    AdoptableArticles articles, ArticleRepository repository, ArticleDrafting drafting, MediaDownload download, MediaRepository media,
    PublicUrl api, SiteRepository sites, TimeProvider time)
{
    private const int MostTries = 5;

    private static readonly Caller Adopter = new("adopt", Role.Admin);

    /// <summary>Adopts pictures.</summary>
    /// <param name="order">The options.</param>
    /// <param name="report">Receives the results, also when the run is cancelled.</param>
    /// <param name="say">Called with a line for each article that changed.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task Run(AdoptionOptions order, AdoptionReport report, Action<string> say, CancellationToken ct)
    {
        var pictures = new AdoptedPictures(download, media, api, time, order, Adopter);
        var revisions = new RevisionAdoption(drafting, pictures, order, report, (await sites.Get(ct)).DefaultLanguage);
        for (var after = 0L; await articles.List(after, order.Section, ct) is { Count: > 0 } page; after = page[^1])
            foreach (var id in page)
            {
                ct.ThrowIfCancellationRequested();
                await Adopt(id, revisions, order, report, say, ct);
                if (report.Changed >= order.Limit)
                    return;
            }
    }

    private async Task Adopt(
        long id, RevisionAdoption adoption, AdoptionOptions order, AdoptionReport report, Action<string> say, CancellationToken ct)
    {
        for (var tries = 1; await articles.Find(id, ct) is var (article, revisions); tries++)
        {
            var addresses = revisions.SelectMany(adoption.Addresses).Distinct().ToList();
            if (addresses.Count == 0)
                return;
            if (article.State == ArticleState.Trashed)
            {
                report.Trashed++;
                return;
            }

            if (tries == 1)
                report.Articles++;
            if (order.IsDryRun)
            {
                addresses.ForEach(report.Found);
                return;
            }

            var changed = new List<AdoptedRevision>();
            foreach (var revision in revisions)
                if (await adoption.Rewrite(article, revision, ct) is { } rewritten)
                    changed.Add(rewritten);
            if (changed.Count == 0)
                return;
            var step = new AdoptStep(
                [.. changed.Select(one => one.Revision)], [.. changed.SelectMany(one => one.Files).Distinct().Order()]);
            var outcome = await repository.Run(id, article.Version, step, Adopter, ct);
            if (outcome.Problem is not { } problem)
            {
                report.Changed++;
                say($"article {id} now uses {(step.Files.Count == 1 ? "file" : "files")} {string.Join(", ", step.Files)}");
                return;
            }

            // An editor has changed the article in the meantime. Read the new version and try again.
            if (problem.StatusCode == StatusCodes.Status412PreconditionFailed && tries < MostTries)
                continue;
            foreach (var address in addresses)
                report.Failed(address, id, problem.Detail);
            return;
        }
    }
}
