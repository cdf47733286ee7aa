using System.Collections.Concurrent;
using System.Globalization;
using NewsApi.Http.Problems;

namespace NewsApi.Partners.Records;

/// <summary>
/// Counts the requests of partners, and refuses those above the limit of a UTC day. Requests to other nodes are counted here as soon as
/// this node next stores a request of the partner.
/// </summary>
internal sealed class PartnerQuota(FetchJournal journal, TimeProvider time)
{
    private const int DaySeconds = 86_400;

    private readonly ConcurrentDictionary<long, Day> _days = [];

    /// <returns>Null if the request is allowed; a problem if the quota is used up.</returns>
    public async ValueTask<Problem?> Take(Partner partner, HttpContext context, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var number = FetchJournal.DayOf(now);
        if (!_days.TryGetValue(partner.Id, out var day) || day.Number != number)
        {
            var fresh = new Day(number, await journal.Requests(partner.Id, number, ct));
            day = _days.AddOrUpdate(partner.Id, fresh, (_, other) => other.Number == number ? other : fresh);
        }

        var left = DaySeconds - (int)(now.ToUnixTimeSeconds() % DaySeconds);
        var used = day.Take(partner.DailyRequests);
        if (partner.DailyRequests is { } limit)
            SetHeaders(context, limit, Math.Max(0, limit - (used ?? limit)), left);
        if (used is null)
            return new Problem(
                StatusCodes.Status429TooManyRequests, "daily_quota_used",
                $"The limit of this partner is {partner.DailyRequests} requests a day; the next day begins at 00:00 UTC.")
            {
                RetryAfter = left,
            };
        journal.Count(partner.Id, day.Store);
        return null;
    }

    private static void SetHeaders(HttpContext context, int limit, long left, int seconds)
    {
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"day\";q={limit};w={DaySeconds}");
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"day\";r={left};t={seconds}");
    }

    // The requests of one partner in one day.
    private sealed class Day(long number, long stored)
    {
        private readonly Lock _gate = new();
        private long _stored = stored;
        private long _waiting;

        public long Number => number;

        /// <returns>The number of requests including this one; null if this request exceeds the limit.</returns>
        public long? Take(int? limit)
        {
            lock (_gate)
            {
                if (_stored + _waiting >= limit)
                    return null;
                return _stored + ++_waiting;
            }
        }

        public void Store(long day, long requests, long added)
        {
            if (day != number)
                return;
            lock (_gate)
                (_stored, _waiting) = (requests, Math.Max(0, _waiting - added));
        }
    }
}
