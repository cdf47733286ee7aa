using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Changes all revisions of an article that are in use: the published, the newest and the scheduled one. Adds a changed copy of each of
/// them and publishes only the copy of the published revision, so that unpublished changes stay unpublished.
/// </summary>
internal static class RevisionCopies
{
    /// <summary>The numbers of the revisions in use.</summary>
    public static IEnumerable<int> InUse(ContentWrite write, Article article) =>
        ArticleSchedules.List(write, article.Id).Select(schedule => schedule.Revision)
            .Append(article.PublishedRevision).Append(article.NewestRevision)
            .OfType<int>().Distinct().Order();

    /// <summary>Replaces revisions in use with changed copies.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="next">The article with its new version, seq, time and state.</param>
    /// <param name="changes">The revisions with their changed content and their current numbers; at least one.</param>
    /// <param name="detail">Makes the details for the audit from a map of old revision numbers to the numbers of their copies.</param>
    public static StepResult Put(
        ContentWrite write, Article next, IReadOnlyList<ArticleRevision> changes, Func<IReadOnlyDictionary<string, int>, object> detail)
    {
        var (article, copies) = (next, new Dictionary<int, int>());
        foreach (var revision in changes)
        {
            article = article with { LastRevision = article.LastRevision + 1 };
            copies[revision.Number] = article.LastRevision;
            ArticleRevisions.Add(write, article, revision with
            {
                Number = article.LastRevision,
                CreatedAt = write.Now,
                CreatedBy = write.By.Id,
                PublishedAt = null,
                RestoredFrom = revision.Number,
                Tags = MergedTags.Present(write, revision.Tags),
            });
        }

        article = article with { NewestRevision = copies.GetValueOrDefault(next.NewestRevision, next.NewestRevision) };
        // Each Add stores the references of its copy. Those of the newest revision must be stored last.
        ArticleRevisions.StoreReferences(write, article, ArticleRevisions.Get(write, article.Id, article.NewestRevision));
        foreach (var (number, replacement) in copies)
            ArticleSchedules.Move(write, article.Id, number, replacement);
        var said = detail(copies.ToDictionary(pair => $"{pair.Key}", pair => pair.Value));
        if (next.PublishedRevision is not { } shown || !copies.TryGetValue(shown, out var copy))
            return new StepResult(article, ChangeActions.Updated, said);
        // Such a change is no news to readers, so it counts as a typo.
        article = article with { PublishedRevision = copy, LastPublishedRevision = copy };
        if (PublishedProjection.Publish(write, article, copy).Problem is { } problem)
            throw new InvalidOperationException($"Article {article.Id} could not be published again: {problem.Detail}");
        return new StepResult(article, ChangeActions.Published, said) { Kind = PublicationKind.Typo };
    }
}
