using Microsoft.Extensions.Options;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Readership.Events;

/// <summary>Receives the events of a request. Before it answers, it stores the valid events in the journal, all together.</summary>
internal sealed class EventIntake(
    EventBody bodies, EventCheck check, VisitorLimits caps, EventJournal journal, TimeProvider time, IOptions<CountingOptions> options)
{
    private const int BusySeconds = 2;

    private readonly Quota _requests = new("events", options.Value.EventRequestsPerMinute, time);

    // This quota is separate from that of short links. A page with old view keys must not block short links for its reader.
    private readonly Quota _misses = new("event-misses", options.Value.MissesPerMinute, time);

    public async Task Add(HttpContext context)
    {
        CorsPolicies.AllowAnyReader(context.Response);
        if (_requests.Take(context) is { } tooMany)
        {
            await tooMany.ExecuteAsync(context);
            return;
        }

        var sent = await bodies.Read(context);
        if (await Take(sent, context) is { } problem)
            await problem.ExecuteAsync(context);
        else if (sent.Refused == 0)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await context.Response.WriteAsJsonAsync(sent.ToResponse(), context.RequestAborted);
    }

    private async ValueTask<Problem?> Take(SentEvents sent, HttpContext context)
    {
        var (visitor, events, guesses) = await check.All(sent, context, context.RequestAborted);
        var guessing = _misses.TakeQuietly(context, guesses);
        if (events.Count == 0)
            return guessing ?? sent.ToProblem();
        // This comes after all checks, because refused events must not count towards a cap.
        for (var place = 0; place < events.Count; place++)
            events[place] = events[place] with { Class = caps.Classify(visitor, events[place].Article.Id) };
        if (journal.Add(events) is not { } stored)
            return Busy();
        await stored;
        return null;
    }

    private static Problem Busy() => new(
        StatusCodes.Status503ServiceUnavailable, "too_busy",
        "The server has too many events to store at the moment. Send these events again a little later.")
    {
        RetryAfter = BusySeconds,
    };
}
