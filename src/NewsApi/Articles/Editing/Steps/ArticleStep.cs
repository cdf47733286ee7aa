using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>One thing that is done to an article. People, bulks, releases and the clock all do the same steps.</summary>
/// <param name="Action">What it is to the <see cref="ArticleWorkflow"/>.</param>
internal abstract record ArticleStep(ArticleAction Action)
{
    /// <summary>Does it, after role, state and version were found right, inside the transaction under way.</summary>
    /// <param name="write">The write under way.</param>
    /// <param name="current">The article as it stands.</param>
    /// <param name="next">The same with version, number, time and state moved on; what else changes is the step's.</param>
    public abstract Outcome<StepResult> Take(ContentWrite write, Article current, Article next);
}

/// <summary>What a step has made of an article.</summary>
/// <param name="Article">The article, to be stored.</param>
/// <param name="Change">One of <see cref="ChangeActions"/>.</param>
/// <param name="Detail">What the audit says of it.</param>
internal sealed record StepResult(Article Article, string Change, object? Detail = null)
{
    /// <summary>What it means to who has read the story before; null for what readers do not see.</summary>
    public PublicationKind? Kind { get; init; }

    /// <summary>What the person should know besides: a sentence, or null.</summary>
    public string? Notice { get; init; }
}
