using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>The making of one public answer: what was known when it began, and what came of it.</summary>
/// <param name="position">Every change up to here was known before the database was asked.</param>
internal sealed class AnswerContext(Freshness.Position position)
{
    public Freshness.Position Position => position;

    /// <summary>Set when the answer is a good one; problems and redirects are sent by who finds them.</summary>
    public Answer? Answer { get; set; }

    /// <summary>The languages that Accept-Language chose from; null where that header took no part.</summary>
    public (IReadOnlyList<string> Languages, string Default)? Choice { get; private set; }

    /// <summary>Notes that the answer hangs on Accept-Language.</summary>
    public static void VariesByLanguage(HttpContext context, IReadOnlyList<string> languages, string whenNoneFits)
    {
        if (context.Features.Get<AnswerContext>() is { } reading)
            reading.Choice = (languages, whenNoneFits);
    }
}
