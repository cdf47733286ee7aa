using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>The state of one public request while its answer is built.</summary>
/// <param name="position">The position in the change log up to which this node had seen all changes before it read the database.</param>
internal sealed class AnswerContext(Freshness.Position position)
{
    public Freshness.Position Position => position;

    /// <summary>The answer, if its status is 200; null for problems and redirects, which are sent to the client directly.</summary>
    public Answer? Answer { get; set; }

    /// <summary>The languages that Accept-Language chose from; null if the answer does not depend on that header.</summary>
    public (IReadOnlyList<string> Languages, string Default)? Choice { get; private set; }

    /// <summary>Records that the answer depends on Accept-Language.</summary>
    public static void VariesByLanguage(HttpContext context, IReadOnlyList<string> languages, string whenNoneFits)
    {
        if (context.Features.Get<AnswerContext>() is { } answerContext)
            answerContext.Choice = (languages, whenNoneFits);
    }
}
