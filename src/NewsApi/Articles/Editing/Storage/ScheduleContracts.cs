namespace NewsApi.Articles.Editing.Storage;

/// <summary>A time that is set for an article.</summary>
/// <param name="Action">What will be done.</param>
/// <param name="DueAt">When, as an instant: no time zone and no change of clocks moves it.</param>
/// <param name="Revision">Which revision will be published; later ones wait.</param>
/// <param name="ReleaseId">The release that it belongs to; null for the article's own.</param>
/// <param name="SetAt">When the time was set.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="FailedAt">When it could not be done; null while it is to come.</param>
/// <param name="Failure">Why it could not be done.</param>
public sealed record ScheduleResponse(
    ScheduledAction Action,
    DateTimeOffset DueAt,
    int? Revision,
    long? ReleaseId,
    DateTimeOffset SetAt,
    string SetBy,
    DateTimeOffset? FailedAt,
    string? Failure);
