namespace NewsApi.Http;

/// <summary>Settings under <c>NewsApi:Reader</c>.</summary>
internal sealed class NewsReaderOptions
{
    public const string Section = "NewsApi:Reader";

    /// <summary>Whether the pages of the news site are served at <c>/</c>. Default: only in the environment Development.</summary>
    public bool? Enabled { get; set; }
}
