namespace NewsApi.Formats.Feeds;

/// <summary>A reader of feeds with rules of its own.</summary>
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
