namespace NewsApi.Changes;

/// <summary>Why an article is no longer public.</summary>
internal static class ChangeReasons
{
    public const string Unpublished = "unpublished";

    /// <summary>Nobody may use the article any more: partners and apps must take it down too.</summary>
    public const string Killed = "killed";

    /// <summary>The article was taken down for legal reasons.</summary>
    public const string Legal = "legal";

    /// <summary>The scheduled end of its publication was reached.</summary>
    public const string Expired = "expired";

    public const string Replaced = "replaced";
}
