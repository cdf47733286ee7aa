namespace NewsApi.Access;

/// <summary>An action of a caller on an article, or on an object of an article, such as a note or preview.</summary>
internal enum Permission
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
