using NewsApi.Http.Problems;

namespace NewsApi.Readership.Events;

/// <summary>The form of the events in the request's body.</summary>
internal enum EventForm
{
    One,
    List,
    Batch,
}

/// <summary>The events of a request, and what is wrong with each.</summary>
/// <param name="All">In the order of the request; null where one can't be read.</param>
/// <param name="Form">The form of the request.</param>
/// <param name="SentAt">When the client's clock says that they were sent.</param>
internal sealed record SentEvents(List<EventRequest?> All, EventForm Form, DateTimeOffset? SentAt)
{
    // Most requests have no refused events, so it is null until the first one.
    private SortedDictionary<int, Problem>? _refused;

    /// <summary>How many are refused.</summary>
    public int Refused => _refused?.Count ?? 0;

    public bool IsRefused(int place) => _refused?.ContainsKey(place) == true;

    /// <param name="place">The event's index.</param>
    /// <param name="problem">What is wrong with it; pointers start at the event.</param>
    public void Refuse(int place, Problem problem) => (_refused ??= []).TryAdd(place, problem);

    /// <summary>The answer when none can be taken: 400 where one can't be read, else 422.</summary>
    public Problem ToProblem()
    {
        ProblemError[] errors = [.. _refused!.SelectMany(one => one.Value.Errors.Select(error => At(one.Key, error)))];
        return _refused!.Values.Any(problem => problem.StatusCode == StatusCodes.Status400BadRequest)
            ? BadJson.Refuse(errors)
            : Problem.Unprocessable(errors);
    }

    /// <summary>The answer when some are taken.</summary>
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
