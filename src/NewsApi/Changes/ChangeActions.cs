namespace NewsApi.Changes;

/// <summary>
/// The actions of the change log. Public answers change with <see cref="Published"/>, <see cref="Unpublished"/>, <see cref="Retagged"/>,
/// <see cref="Moved"/> and <see cref="Repictured"/> of articles, with <see cref="Published"/>, <see cref="Unpublished"/> and
/// <see cref="Rearranged"/> of fronts, and with every action on the other kinds except releases.
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

    /// <summary>A scheduled action was due but failed.</summary>
    public const string Failed = "failed";

    public const string Trashed = "trashed";
    public const string Restored = "restored";
    public const string Purged = "purged";

    /// <summary>A tag was replaced by another one.</summary>
    public const string Merged = "merged";

    /// <summary>The tags of a public article changed without a publication.</summary>
    public const string Retagged = "retagged";

    /// <summary>A section above a public article got another parent. The change of the section makes the answers stale.</summary>
    public const string Moved = "moved";

    /// <summary>A file that a public article shows changed. The change of the file makes the answers stale.</summary>
    public const string Repictured = "repictured";

    /// <summary>A card of a public front appeared or disappeared at its set time.</summary>
    public const string Rearranged = "rearranged";

    /// <summary>The SQL condition that selects changes of an article that alter public answers.</summary>
    /// <param name="alias">The alias of the table <c>changes</c>, with its dot.</param>
    public static string IsPublic(string alias) =>
        $"{alias}action IN ('{Published}', '{Unpublished}', '{Retagged}', '{Moved}', '{Repictured}')";

    /// <summary>The SQL condition that selects changes of a front that alter public answers.</summary>
    /// <param name="alias">The alias of the table <c>changes</c>, with its dot.</param>
    public static string IsPublicOfFront(string alias) => $"{alias}action IN ('{Published}', '{Unpublished}', '{Rearranged}')";
}
