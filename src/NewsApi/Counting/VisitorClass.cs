namespace NewsApi.Counting;

/// <summary>Who did it, as far as one can tell. All are counted, apart from one another; public numbers are those of people.</summary>
public enum VisitorClass
{
    /// <summary>A person.</summary>
    Human = 1,

    /// <summary>A program that fetches a link to show its card in a chat or feed.</summary>
    PreviewBot = 2,

    /// <summary>Any other program that says what it is: search engines, feed readers, monitors, libraries.</summary>
    Crawler = 3,

    /// <summary>A browser that fetches ahead of a click that may never come.</summary>
    Prefetch = 4,

    /// <summary>The newsroom itself: known by a key of the Editorial API or by its network.</summary>
    Staff = 5,

    /// <summary>
    /// What claims to be a person and does not behave like one: no user agent, an automated browser, more than a person reads.
    /// </summary>
    Suspect = 6,
}
