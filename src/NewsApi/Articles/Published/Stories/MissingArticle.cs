using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The answer for an article that is not public: 404, 410 or 451, or 301 to its replacement.</summary>
internal static class MissingArticle
{
    /// <param name="withdrawal">Why the article is not public; null when it never was.</param>
    /// <param name="view">The part of the request's path after the article's address.</param>
    public static Results<TAnswer, MovedTo, Problem> Answer<TAnswer>(Withdrawal? withdrawal, string view = "")
        where TAnswer : IResult => withdrawal?.Reason switch
        {
            null => Problem.NotFound("article"),
            WithdrawalReason.Replaced => new MovedTo($"/v1/articles/{withdrawal.ReplacedBy}{view}"),
            WithdrawalReason.Legal => new Problem(
                StatusCodes.Status451UnavailableForLegalReasons, "taken_down",
                WithNote("This article was taken down for legal reasons.", withdrawal)),
            _ => new Problem(StatusCodes.Status410Gone, "gone", WithNote("This article is no longer offered.", withdrawal)),
        };

    private static string WithNote(string sentence, Withdrawal withdrawal) =>
        withdrawal.Note is { } note ? $"{sentence} {note}" : sentence;
}
