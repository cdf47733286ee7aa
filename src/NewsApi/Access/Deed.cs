namespace NewsApi.Access;

/// <summary>Something that a caller does to an article or to what belongs to one.</summary>
internal enum Deed
{
    ReadArticle,
    CreateArticle,
    EditArticle,
    DiscardChanges,
    SubmitArticle,
    ReturnArticle,
    AssignArticle,
    PublishArticle,
    ScheduleArticle,
    UnscheduleArticle,
    UnpublishArticle,
    TrashArticle,
    RestoreArticle,
    ReadRevision,
    ReadPreview,
    CreatePreview,
    RevokePreview,
    ReadNote,
    CreateNote,
    DeleteNote,
    ReadPresence,
    TakePresence,
    EndPresence,
    ReadShareLink,
    CreateShareLink,
    ChangeShareLink,
    EndShareLink,
}
