using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Text;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>One action on an article. Single requests, bulk requests, releases and the scheduler run the same steps.</summary>
/// <param name="Action">The action whose rules in <see cref="ArticleWorkflow"/> apply to the step.</param>
internal abstract record ArticleStep(ArticleAction Action)
{
    /// <summary>Adds the step's own queries to the batch that reads the article.</summary>
    /// <returns>A step that can read the results after the batch has run.</returns>
    public virtual ArticleStep Ask(ReadBatch batch, long id) => this;

    /// <summary>Applies the step inside the current transaction. Role, state and version are already checked.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="current">The article before the step.</param>
    /// <param name="next">The article with its new version, seq, time and state; the step sets the rest.</param>
    public abstract Outcome<StepResult> Apply(ContentWrite write, Article current, Article next);
}

/// <summary>The result of a step.</summary>
/// <param name="Article">The changed article; the repository stores it.</param>
/// <param name="Change">The action for the change log, one of <see cref="ChangeActions"/>.</param>
/// <param name="Detail">Details for the audit.</param>
internal sealed record StepResult(Article Article, string Change, object? Detail = null)
{
    /// <summary>The kind of a publication, or <see cref="PublicationKind.Kill"/> for a kill; null for other changes.</summary>
    public PublicationKind? Kind { get; init; }

    /// <summary>Why the article is no longer public, one of <see cref="ChangeReasons"/>; null for other changes.</summary>
    public string? Reason { get; init; }

    /// <summary>A further effect that the caller should know, as a sentence.</summary>
    public string? Notice { get; init; }

    /// <summary>True when the step has nothing to change: nothing is stored, and version and seq stay the same.</summary>
    public bool IsUnchanged { get; private init; }

    /// <summary>Makes the result of a step that has nothing to change.</summary>
    /// <param name="current">The article before the step.</param>
    public static StepResult Unchanged(Article current) => new(current, ChangeActions.Updated) { IsUnchanged = true };

    /// <summary>The parts of the sent content that were removed or changed.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
}
