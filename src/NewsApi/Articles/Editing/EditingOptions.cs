using System.ComponentModel.DataAnnotations;

namespace NewsApi.Articles.Editing;

/// <summary>Settings under <c>NewsApi:Editing</c>.</summary>
internal sealed class EditingOptions
{
    public const string Section = "NewsApi:Editing";

    /// <summary>For how many minutes PATCH requests by one person change the same revision.</summary>
    [Range(0, 60)]
    public int AutosaveMinutes { get; set; } = 5;

    /// <summary>After how many days in the trash an article may be purged.</summary>
    [Range(0, 3_650)]
    public int TrashDays { get; set; } = 30;

    /// <summary>
    /// Age in days after which an edit of the article deletes older revisions that were never published; 0 keeps all. Scheduled revisions
    /// and revisions with a valid preview link are kept.
    /// </summary>
    [Range(0, 36_500)]
    public int RevisionDays { get; set; }

    public TimeSpan? Retention => RevisionDays == 0 ? null : TimeSpan.FromDays(RevisionDays);

    public TimeSpan Autosave => TimeSpan.FromMinutes(AutosaveMinutes);
}
