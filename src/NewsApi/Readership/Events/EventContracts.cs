using NewsApi.Counting;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Readership.Events;

/// <summary>Something that a reader did with a story, as a page or app tells it.</summary>
/// <param name="Kind">What it was. Clicks on short links are counted by the links themselves and can't be sent.</param>
/// <param name="Article" example="7">The article's id.</param>
/// <param name="Key">The <c>viewKey</c> of the article's answer: good for one to two weeks.</param>
/// <param name="Id" example="0198f3c2-7f1e-7a55-9d1b-3f5a2f0c9b11">The client's own id of the event, 1 to 64 characters, such as a
/// UUID: sent again within a day, it counts once.</param>
/// <param name="Language">BCP 47 tag of the language in which it was read; the article's own.</param>
/// <param name="Channel">Where it was taken to; needed with <c>share</c> and taken with nothing else.</param>
/// <param name="Referrer" example="t.me">Host of the page that the reader came from, at most 253 characters; no more of its
/// address.</param>
/// <param name="Link">The code of the short link by which the reader came, with or without its channel.</param>
/// <param name="At">When it happened, within the last 24 hours; now when not given.</param>
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
