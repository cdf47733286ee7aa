using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Replaces one tag with another, or only adds the second tag, in all revisions in use: the published, the newest and the scheduled one.
/// The step copies each of these revisions, changes only the tags, and publishes the copy of the published revision.
/// </summary>
/// <param name="From">Id of the tag that the article has.</param>
/// <param name="Into">Id of the tag that the article gets.</param>
/// <param name="Keep">Whether the article also keeps the tag <c>From</c>.</param>
internal sealed record RetagStep(long From, long Into, bool Keep) : ArticleStep(ArticleAction.Edit)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        var changes = RevisionCopies.InUse(write, current)
            .Select(number => Change(write, ArticleRevisions.Get(write, current.Id, number))).OfType<ArticleRevision>().ToList();
        if (changes.Count == 0)
            return Problem.Conflict("nothing_to_retag", "No revision in use has tags to change.");
        // This check comes before any write, because a later failure would also roll back the other articles of the split.
        if (changes.Any(revision => revision.Tags.Count > ArticleValidator.MostTags))
            return Problem.Conflict("too_many_tags", $"The article would have more than {ArticleValidator.MostTags} tags.");
        return RevisionCopies.Put(write, next, changes, copies => new { revisions = copies, from = From, into = Into, keep = Keep });
    }

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
