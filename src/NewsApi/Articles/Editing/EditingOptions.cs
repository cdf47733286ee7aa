using System.ComponentModel.DataAnnotations;

namespace NewsApi.Articles.Editing;

/// <summary>Settings under <c>NewsApi:Editing</c>.</summary>
internal sealed class EditingOptions
{
    public const string Section = "NewsApi:Editing";

    /// <summary>Minutes after the creation of a revision during which PATCH requests by the same person change this revision.</summary>
    [Range(0, 60)]
    public int AutosaveMinutes { get; set; } = 5;

    /// <summary>Minimum number of days in the trash before an article may be purged.</summary>
    [Range(0, 3_650)]
    public int TrashDays { get; set; } = 30;

    /// <summary>
    /// An edit deletes the article's older revisions that are older than this number of days and were never published; 0 keeps all.
    /// Scheduled revisions and revisions with a valid preview link are kept.
    /// </summary>
    [Range(0, 36_500)]
    public int RevisionDays { get; set; }

    public TimeSpan? Retention => RevisionDays == 0 ? null : TimeSpan.FromDays(RevisionDays);

    public TimeSpan Autosave => TimeSpan.FromMinutes(AutosaveMinutes);
}
