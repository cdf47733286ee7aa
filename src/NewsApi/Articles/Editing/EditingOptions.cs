using System.ComponentModel.DataAnnotations;

namespace NewsApi.Articles.Editing;

/// <summary>Settings under <c>NewsApi:Editing</c>.</summary>
internal sealed class EditingOptions
{
    public const string Section = "NewsApi:Editing";

    /// <summary>For how many minutes the changes of one person that come as PATCH go into one revision.</summary>
    [Range(0, 60)]
    public int AutosaveMinutes { get; set; } = 5;

    /// <summary>After how many days in the trash an article may be purged.</summary>
    [Range(0, 3_650)]
    public int TrashDays { get; set; } = 30;

    /// <summary>After how many days a revision that was never public, and that newer ones have followed, is dropped at the article's next edit; 0 keeps all.</summary>
    [Range(0, 36_500)]
    public int RevisionDays { get; set; }

    public TimeSpan? Retention => RevisionDays == 0 ? null : TimeSpan.FromDays(RevisionDays);

    public TimeSpan Autosave => TimeSpan.FromMinutes(AutosaveMinutes);
}
