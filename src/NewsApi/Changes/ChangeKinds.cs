namespace NewsApi.Changes;

/// <summary>What the change log speaks of.</summary>
internal static class ChangeKinds
{
    public const string Article = "article";
    public const string Tag = "tag";
    public const string Section = "section";
    public const string Author = "author";
    public const string Site = "site";
    public const string ShareLink = "shareLink";
}
