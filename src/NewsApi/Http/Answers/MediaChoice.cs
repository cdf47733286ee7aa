using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Answers;

/// <summary>Which of the forms that an answer has suits the request's Accept best (RFC 9110, 12.5.1).</summary>
internal static class MediaChoice
{
    /// <returns>One of the forms; null when the request takes none of them. The first where it does not care.</returns>
    public static string? Of(HttpRequest request, params IReadOnlyList<string> forms)
    {
        // What can't be read is a wish for nothing in particular.
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
            return forms[0];
        var best = forms.Select(form => (Form: form, Quality: Quality(form, ranges))).MaxBy(one => one.Quality);
        return best.Quality > 0 ? best.Form : null;
    }

    /// <summary>The answer to a request that takes none of the forms.</summary>
    public static Problem Refuse(params IReadOnlyList<string> forms) => new(
        StatusCodes.Status406NotAcceptable, "not_acceptable", $"This comes as {string.Join(" or ", forms)}.",
        ProblemError.InHeader("Accept", "unsupported", "Names no form that this comes in."));

    // The range that says most about a form is the one that counts for it.
    private static double Quality(string form, IList<MediaTypeHeaderValue> ranges)
    {
        var media = new MediaTypeHeaderValue(form);
        return ranges.Where(range => media.IsSubsetOf(range))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
