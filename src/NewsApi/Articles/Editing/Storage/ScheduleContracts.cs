namespace NewsApi.Articles.Editing.Storage;

/// <summary>A scheduled action of an article.</summary>
/// <param name="Action">The action.</param>
/// <param name="DueAt">When it is due, as an instant: changes of time zone or daylight saving do not move it.</param>
/// <param name="Revision">The revision that will be published, also when newer ones exist.</param>
/// <param name="ReleaseId">The release that it belongs to; null for a schedule of the article itself.</param>
/// <param name="SetAt">When the schedule was set.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="FailedAt">When it failed; null while it has not failed.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record ScheduleResponse(
    ScheduledAction Action,
    DateTimeOffset DueAt,
    int? Revision,
    long? ReleaseId,
    DateTimeOffset SetAt,
    string SetBy,
    DateTimeOffset? FailedAt,
    string? Failure);
