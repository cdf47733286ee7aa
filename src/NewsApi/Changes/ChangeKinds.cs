namespace NewsApi.Changes;

/// <summary>The kinds of things in the change log.</summary>
internal static class ChangeKinds
{
    public const string Article = "article";

    /// <summary>The public translations of one story; the id is that of the translation group.</summary>
    public const string Story = "story";

    public const string Tag = "tag";
    public const string Section = "section";
    public const string Author = "author";

    /// <summary>A navigation menu.</summary>
    public const string Menu = "menu";

    /// <summary>An uploaded file.</summary>
    public const string Media = "media";

    /// <summary>A page that editors arrange; public answers change with its publications and with the windows of its cards.</summary>
    public const string Front = "front";
    public const string Site = "site";
    public const string ShareLink = "shareLink";

    /// <summary>A set of articles that is published together; public answers change only with its articles.</summary>
    public const string Release = "release";

    /// <summary>An article that editors pin to or exclude from rankings; the id is that of the article.</summary>
    public const string Ranking = "ranking";
}
