using NewsApi.Http.Problems;

namespace NewsApi.Readership.Events;

/// <summary>The form of the events in the request's body.</summary>
internal enum EventForm
{
    One,
    List,
    Batch,
}

/// <summary>The events of a request, and the errors of each event.</summary>
/// <param name="All">The events in the order of the request; null for an event that can't be read.</param>
/// <param name="Form">The form of the events in the request's body.</param>
/// <param name="SentAt">The client's time when it sent the events; null if not given.</param>
internal sealed record SentEvents(List<EventRequest?> All, EventForm Form, DateTimeOffset? SentAt)
{
    // Most requests have no refused events, so it is null until the first one.
    private SortedDictionary<int, Problem>? _refused;

    /// <summary>How many events are refused.</summary>
    public int Refused => _refused?.Count ?? 0;

    public bool IsRefused(int place) => _refused?.ContainsKey(place) == true;

    /// <param name="place">The event's index.</param>
    /// <param name="problem">The errors of the event; their pointers start at the event.</param>
    public void Refuse(int place, Problem problem) => (_refused ??= []).TryAdd(place, problem);

    /// <summary>The answer if all events are refused: 400 if an event can't be read, else 422.</summary>
    public Problem ToProblem()
    {
        ProblemError[] errors = [.. _refused!.SelectMany(one => one.Value.Errors.Select(error => At(one.Key, error)))];
        return _refused!.Values.Any(problem => problem.StatusCode == StatusCodes.Status400BadRequest)
            ? BadJson.Refuse(errors)
            : Problem.Unprocessable(errors);
    }

    /// <summary>The answer if only some events are refused.</summary>
    public EventsResponse ToResponse() => new(
        All.Count - Refused, Refused,
        [
            .. _refused!.Take(EventsResponse.MostErrors).Select(one => (Index: one.Key, Error: At(one.Key, one.Value.Errors[0])))
                .Select(one => new RefusedEvent(one.Index, one.Error.Pointer!, one.Error.Code, one.Error.Detail)),
        ]);

    private ProblemError At(int place, ProblemError error) => error with
    {
        Pointer = Form switch { EventForm.One => "", EventForm.List => $"/{place}", _ => $"/events/{place}" } + error.Pointer,
    };
}
