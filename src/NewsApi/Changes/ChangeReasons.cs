namespace NewsApi.Changes;

/// <summary>Why an article is no longer public.</summary>
internal static class ChangeReasons
{
    public const string Unpublished = "unpublished";

    /// <summary>Nobody may use it any more: partners and apps take it down too.</summary>
    public const string Killed = "killed";

    /// <summary>A court or authority had it taken down.</summary>
    public const string Legal = "legal";

    /// <summary>Its scheduled end came.</summary>
    public const string Expired = "expired";

    public const string Replaced = "replaced";
}
