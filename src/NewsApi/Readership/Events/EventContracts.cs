using NewsApi.Counting;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Readership.Events;

/// <summary>Something that a reader did with a story, as a page or an app reports it.</summary>
/// <param name="Kind">What the reader did. Clicks on short links are counted by the links themselves and can't be sent.</param>
/// <param name="Article" example="7">The article's id.</param>
/// <param name="Key">The <c>viewKey</c> of the article's answer; valid for one to two weeks.</param>
/// <param name="Id" example="0198f3c2-7f1e-7a55-9d1b-3f5a2f0c9b11">The client's own id of the event, 1 to 64 characters, such as a
/// UUID. If an event is sent again with the same id within a day, it counts once.</param>
/// <param name="Language">BCP 47 tag of the language in which the story was read. It must be the article's own.</param>
/// <param name="Channel">The channel to which the reader shared the story. Required with <c>share</c>, refused with other kinds.</param>
/// <param name="Referrer" example="t.me">Host of the page that the reader came from, at most 253 characters. Of a full address, only
/// the host is kept. An empty text means no referrer.</param>
/// <param name="Link">The code of the short link by which the reader came, with or without its channel.</param>
/// <param name="At">When the event happened, within the last 24 hours; now when not given.</param>
public sealed record EventRequest(
    EventKind? Kind,
    long? Article,
    string? Key,
    string? Id,
    string? Language,
    ShareChannel? Channel,
    string? Referrer,
    string? Link,
    DateTimeOffset? At);

/// <summary>Events with the time at which they are sent.</summary>
/// <param name="SentAt">
/// The client's time when it sends the events. Where it differs from the server's by up to an hour, the server corrects the
/// <c>at</c> of each event by the difference. A greater difference is ignored.
/// </param>
/// <param name="Events">1 to 100 events.</param>
public sealed record EventBatchRequest(DateTimeOffset? SentAt, List<EventRequest?>? Events);

/// <summary>The result of a request if some of its events were refused.</summary>
/// <param name="Stored">How many events are stored and will be counted.</param>
/// <param name="Refused">How many events are refused.</param>
/// <param name="Errors">The reasons for the first ten refused events; for each event, its first fault.</param>
public sealed record EventsResponse(int Stored, int Refused, IReadOnlyList<RefusedEvent> Errors)
{
    internal const int MostErrors = 10;
}

/// <summary>A refused event. If it is sent again unchanged, it is refused again.</summary>
/// <param name="Index">The event's place in the request, from 0.</param>
/// <param name="Pointer" example="/3/article">JSON pointer to the fault in the request's body.</param>
/// <param name="Code">Stable snake_case name, for programs.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record RefusedEvent(int Index, string Pointer, [property: ProblemCode] string Code, string Detail);
