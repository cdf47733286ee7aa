namespace NewsApi.Formats.Feeds;

/// <summary>A feed reader that has its own rules for RSS feeds.</summary>
public enum FeedProfileName
{
    /// <summary>Flipboard.</summary>
    Flipboard,

    /// <summary>SmartNews.</summary>
    Smartnews,

    /// <summary>MSN.</summary>
    Msn,

    /// <summary>Dzen.</summary>
    Dzen,
}
