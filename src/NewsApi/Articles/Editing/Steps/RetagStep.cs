using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Puts one tag in the place of another, or behind it, on every revision that is in use: the public one, the newest, and one that waits for
/// its time. Each is copied with nothing else changed, so what was public stays public, and no more.
/// </summary>
/// <param name="From">The tag that the article carries.</param>
/// <param name="Into">The tag that it is to carry.</param>
/// <param name="Keep">Whether it keeps the first one too.</param>
internal sealed record RetagStep(long From, long Into, bool Keep) : ArticleStep(ArticleAction.Edit)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        var changes = InUse(write, current).Select(number => Change(write, ArticleRevisions.Get(write, current.Id, number))).OfType<ArticleRevision>().ToList();
        if (changes.Count == 0)
            return Problem.Conflict("nothing_to_retag", "None of its revisions in use has the one tag without the other.");
        // Before anything is written: others that are split in the same write must not suffer for this one.
        if (changes.Any(revision => revision.Tags.Count > ArticleValidator.MostTags))
            return Problem.Conflict("too_many_tags", $"It would have more than {ArticleValidator.MostTags} tags.");
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
            });
        }

        article = article with { NewestRevision = copies.GetValueOrDefault(current.NewestRevision, current.NewestRevision) };
        // The copies were made one after another, and the newest need not have been the last.
        ArticleRevisions.Refer(write, article, ArticleRevisions.Get(write, article.Id, article.NewestRevision));
        foreach (var (number, copy) in copies)
            ArticleSchedules.Move(write, article.Id, number, copy);
        var detail = new { revisions = copies.ToDictionary(pair => $"{pair.Key}", pair => pair.Value), from = From, into = Into, keep = Keep };
        if (current.PublishedRevision is not { } shown || !copies.TryGetValue(shown, out var copied))
            return new StepResult(article, ChangeActions.Updated, detail);
        // Readers find the story elsewhere, but nothing in it is news.
        article = article with { PublishedRevision = copied, LastPublishedRevision = copied };
        if (PublishedProjection.Publish(write, article, ArticleRevisions.Publish(write, article.Id, copied)).Problem is { } problem)
            throw new InvalidOperationException($"Article {article.Id} was public and can't be any more: {problem.Detail}");
        return new StepResult(article, ChangeActions.Published, detail) { Kind = PublicationKind.Typo };
    }

    private static IEnumerable<int> InUse(ContentWrite write, Article article) =>
        ArticleSchedules.List(write, article.Id).Select(schedule => schedule.Revision)
            .Append(article.PublishedRevision).Append(article.NewestRevision)
            .OfType<int>().Distinct().Order();

    /// <returns>The revision with other tags; null when it needs none.</returns>
    private ArticleRevision? Change(ContentWrite write, ArticleRevision revision)
    {
        var present = MergedTags.Present(write, revision.Tags);
        var tags = Retag(present);
        return tags.SequenceEqual(present) ? null : revision with { Tags = tags };
    }

    private List<long> Retag(IReadOnlyList<long> tags) =>
    [
        .. tags.SelectMany(tag => tag != From ? [tag] : Keep && !tags.Contains(Into) ? (long[])[tag, Into] : [Keep ? tag : Into]).Distinct(),
    ];
}
