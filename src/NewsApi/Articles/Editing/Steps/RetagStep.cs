using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Replaces one tag with another, or adds the other, on every revision in use: the published, the newest and the scheduled one. Each is
/// copied with only its tags changed; the copy of the published revision is published.
/// </summary>
/// <param name="From">The tag that the article has.</param>
/// <param name="Into">The tag that it gets.</param>
/// <param name="Keep">Whether it keeps the first tag as well.</param>
internal sealed record RetagStep(long From, long Into, bool Keep) : ArticleStep(ArticleAction.Edit)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        var changes = InUse(write, current)
            .Select(number => Change(write, ArticleRevisions.Get(write, current.Id, number))).OfType<ArticleRevision>().ToList();
        if (changes.Count == 0)
            return Problem.Conflict("nothing_to_retag", "No revision in use has the first tag and lacks the second.");
        // Checked before anything is written: other articles of the same split must not be rolled back with this one.
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
        // Each Add stores the references of its copy; the newest revision's must be stored last.
        ArticleRevisions.StoreReferences(write, article, ArticleRevisions.Get(write, article.Id, article.NewestRevision));
        foreach (var (number, replacement) in copies)
            ArticleSchedules.Move(write, article.Id, number, replacement);
        var detail = new
        {
            revisions = copies.ToDictionary(pair => $"{pair.Key}", pair => pair.Value), from = From, into = Into, keep = Keep,
        };
        if (current.PublishedRevision is not { } shown || !copies.TryGetValue(shown, out var copy))
            return new StepResult(article, ChangeActions.Updated, detail);
        // Readers see no news in a change of tags, so it counts as a typo.
        article = article with { PublishedRevision = copy, LastPublishedRevision = copy };
        if (PublishedProjection.Publish(write, article, copy).Problem is { } problem)
            throw new InvalidOperationException($"Article {article.Id} could not be published again: {problem.Detail}");
        return new StepResult(article, ChangeActions.Published, detail) { Kind = PublicationKind.Typo };
    }

    private static IEnumerable<int> InUse(ContentWrite write, Article article) =>
        ArticleSchedules.List(write, article.Id).Select(schedule => schedule.Revision)
            .Append(article.PublishedRevision).Append(article.NewestRevision)
            .OfType<int>().Distinct().Order();

    /// <returns>The revision with its new tags; null when they do not change.</returns>
    private ArticleRevision? Change(ContentWrite write, ArticleRevision revision)
    {
        var present = MergedTags.Present(write, revision.Tags);
        var tags = Retag(present);
        return tags.SequenceEqual(present) ? null : revision with { Tags = tags };
    }

    private List<long> Retag(IReadOnlyList<long> tags) =>
    [
        .. tags.SelectMany(tag => tag != From ? [tag] : Keep && !tags.Contains(Into) ? (long[])[tag, Into] : [Keep ? tag : Into])
            .Distinct(),
    ];
}
