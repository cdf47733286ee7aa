using System.Globalization;
using System.Net;
using NewsApi.Changes;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Caching;

/// <summary>The parameter <c>minSeq</c>: the answer must include every change up to that number of the change log.</summary>
internal static class MinSeq
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static readonly QueryParameter Parameter = new(Routes.MinSeqName, QueryType.Integer,
        "A number of the change log, such as `NewsApi-Seq` of the answer to a write. The answer includes every change up to this number. "
        + "If this server has not seen these changes yet, it waits a moment, then answers 503.")
    {
        Minimum = 0,
        Maximum = QueryParameter.GreatestId,
    };

    /// <summary>Waits until this node has seen all changes up to a number.</summary>
    /// <exception cref="ProblemException">This node has not seen them in time: 503.</exception>
    public static async Task WaitFor(long seq, Freshness freshness, ChangeFeed feed, CancellationToken ct)
    {
        if (freshness.Seen.Seq >= seq)
            return;
        await feed.CatchUp(Patience, ct);
        if (!await freshness.WaitFor(seq, Patience, ct))
            throw new ProblemException(new Problem(
                StatusCodes.Status503ServiceUnavailable, "not_caught_up",
                $"This server has seen the changes up to {freshness.Seen.Text}, and the request needs {seq}; try again in a moment.")
            {
                RetryAfter = 1,
            });
    }

    /// <summary>Reads the number and removes it from the address, so that the answer is cached under one key for all numbers.</summary>
    /// <exception cref="ProblemException">The value is no number, or too large.</exception>
    public static (long Seq, string Target) Read(HttpRequest request, string target)
    {
        if (!request.Query.ContainsKey(Routes.MinSeqName))
            return (0, target);
        var value = request.Query[Routes.MinSeqName];
        if (value.Count != 1 || !long.TryParse(value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            || seq > Parameter.Maximum)
            throw new ProblemException(Problem.BadParameters(
                ProblemError.InParameter(Routes.MinSeqName, "out_of_range", $"Takes one whole number from 0 to {Parameter.Maximum}.")));
        var query = target.IndexOf('?');
        var others = target[(query + 1)..].Split('&').Where(pair => WebUtility.UrlDecode(pair.Split('=')[0]) != Routes.MinSeqName).ToList();
        return (seq, others.Count == 0 ? target[..query] : $"{target[..query]}?{string.Join('&', others)}");
    }
}
