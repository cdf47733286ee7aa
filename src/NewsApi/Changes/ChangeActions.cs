namespace NewsApi.Changes;

/// <summary>What happened to it. Readers notice <see cref="Published"/> and <see cref="Unpublished"/> of articles and every action on the rest.</summary>
internal static class ChangeActions
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Deleted = "deleted";
    public const string Published = "published";
    public const string Unpublished = "unpublished";

    /// <summary>Of a tag: another stands in its place.</summary>
    public const string Merged = "merged";

    /// <summary>Of a public article: tags of it became others, without a publication.</summary>
    public const string Retagged = "retagged";
}
