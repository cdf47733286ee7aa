namespace NewsApi.Changes;

/// <summary>What the change log speaks of.</summary>
internal static class ChangeKinds
{
    public const string Article = "article";

    /// <summary>The public translations of one story; its id is that of the translation group.</summary>
    public const string Story = "story";

    public const string Tag = "tag";
    public const string Section = "section";
    public const string Author = "author";
    public const string Site = "site";
    public const string ShareLink = "shareLink";

    /// <summary>A set of articles that goes out together; readers notice only its articles.</summary>
    public const string Release = "release";

    /// <summary>An article's place in rankings as editors set it; its id is the article's.</summary>
    public const string Ranking = "ranking";
}
