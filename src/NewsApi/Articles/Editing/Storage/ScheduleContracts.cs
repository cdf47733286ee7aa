namespace NewsApi.Articles.Editing.Storage;

/// <summary>A scheduled action of an article.</summary>
/// <param name="Action">The action.</param>
/// <param name="DueAt">When it is due, as an instant: changes of time zone or daylight saving do not move it.</param>
/// <param name="Revision">Number of the revision that will be published, even if newer ones exist; null for an unpublication.</param>
/// <param name="ReleaseId">Id of the release to which the schedule belongs; null when it belongs to none.</param>
/// <param name="SetAt">When the schedule was set.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="FailedAt">When the action failed; null if it has not failed.</param>
/// <param name="Failure">Why the action failed; null if it has not failed.</param>
public sealed record ScheduleResponse(
    ScheduledAction Action,
    DateTimeOffset DueAt,
    int? Revision,
    long? ReleaseId,
    DateTimeOffset SetAt,
    string SetBy,
    DateTimeOffset? FailedAt,
    string? Failure);
