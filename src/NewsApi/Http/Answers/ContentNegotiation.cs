using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Answers;

/// <summary>Content negotiation: the media type that suits the request's Accept header best (RFC 9110, 12.5.1).</summary>
internal static class ContentNegotiation
{
    /// <returns>The media type that Accept prefers, or the first one if it prefers none; null if it accepts none of them.</returns>
    public static string? Of(HttpRequest request, params IReadOnlyList<string> mediaTypes)
    {
        // A missing or malformed header means no preference.
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
            return mediaTypes[0];
        var best = mediaTypes
            .Select(mediaType => (MediaType: mediaType, Quality: Quality(mediaType, ranges)))
            .MaxBy(choice => choice.Quality);
        return best.Quality > 0 ? best.MediaType : null;
    }

    /// <summary>406, for a request that accepts none of the media types.</summary>
    public static Problem Refuse(params IReadOnlyList<string> mediaTypes) => new(
        StatusCodes.Status406NotAcceptable, "not_acceptable", $"The answer is available as {string.Join(" or ", mediaTypes)}.",
        ProblemError.InHeader("Accept", "unsupported", "Accept names no media type of this answer."));

    // If several ranges match, the most specific one gives the quality.
    private static double Quality(string mediaType, IList<MediaTypeHeaderValue> ranges)
    {
        var media = new MediaTypeHeaderValue(mediaType);
        return ranges.Where(range => media.IsSubsetOf(range))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
