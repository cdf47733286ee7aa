namespace NewsApi.Changes;

/// <summary>
/// What happened. Readers notice <see cref="Published"/> and <see cref="Unpublished"/> of articles and every action on the rest.
/// </summary>
internal static class ChangeActions
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Deleted = "deleted";
    public const string Published = "published";
    public const string Unpublished = "unpublished";
    public const string Submitted = "submitted";
    public const string Returned = "returned";
    public const string Assigned = "assigned";
    public const string Scheduled = "scheduled";
    public const string Unscheduled = "unscheduled";

    /// <summary>A time had come, but what was set for it could not be done.</summary>
    public const string Failed = "failed";

    public const string Trashed = "trashed";
    public const string Restored = "restored";
    public const string Purged = "purged";

    /// <summary>Of a tag: another stands in its place.</summary>
    public const string Merged = "merged";

    /// <summary>Of a public article: tags of it became others, without a publication.</summary>
    public const string Retagged = "retagged";
}
