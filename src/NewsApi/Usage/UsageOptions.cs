namespace NewsApi.Usage;

/// <summary>Settings under <c>NewsApi:Usage</c>.</summary>
internal sealed class UsageOptions
{
    public const string Section = "NewsApi:Usage";

    /// <summary>Whether answers and robots.txt carry <c>Content-Usage</c> (IETF AIPREF), which is a draft and may change.</summary>
    public bool ContentUsage { get; set; }
}
