using Microsoft.Extensions.Options;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Readership.Events;

/// <summary>Takes the events of a request: all of them go into the journal together, or none does.</summary>
internal sealed class EventIntake(
    EventBody bodies, EventCheck check, VisitorCaps caps, EventJournal journal, TimeProvider time, IOptions<CountingOptions> options)
{
    private const int BusySeconds = 2;

    private readonly Quota _requests = new("events", options.Value.EventRequestsPerMinute, time);

    // Apart from the quota of short links: a page with keys that are too old must not close those.
    private readonly Quota _misses = new("event-misses", options.Value.MissesPerMinute, time);

    public async Task Add(HttpContext context)
    {
        BrowserAccess.AllowAnyReader(context.Response);
        if (await Take(context) is { } problem)
            await problem.ExecuteAsync(context);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async ValueTask<Problem?> Take(HttpContext context)
    {
        if ((_requests.Take(context) ?? _misses.IsSpent(context)) is { } tooMany)
            return tooMany;
        var checks = await check.All(await bodies.Read(context), context, context.RequestAborted);
        if (checks.Errors.Count > 0)
        {
            _misses.Note(context, checks.Guesses);
            return Problem.Unprocessable(checks.Errors);
        }

        // After all checks, so that a refused request uses up no cap.
        for (var place = 0; place < checks.Events.Length; place++)
            checks.Events[place] = checks.Events[place] with { Class = caps.Judge(checks.Visitor, checks.Events[place].Article.Id) };
        if (journal.Add(checks.Events) is not { } stored)
            return Busy();
        await stored;
        return null;
    }

    private static Problem Busy() => new(
        StatusCodes.Status503ServiceUnavailable, "too_busy",
        "More events wait than can be stored at the moment; send them again a little later.")
    {
        RetryAfter = BusySeconds,
    };
}
