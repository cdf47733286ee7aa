namespace NewsApi.Counting;

/// <summary>The kind of visitor that caused an event. Each kind is counted separately; public numbers include only people.</summary>
public enum VisitorClass
{
    /// <summary>A person.</summary>
    Human = 1,

    /// <summary>A program that reads a link to show its preview in a chat or feed.</summary>
    PreviewBot = 2,

    /// <summary>Another program that names itself: a search engine, feed reader, monitor or library.</summary>
    Crawler = 3,

    /// <summary>A browser that loads a page before the reader opens it.</summary>
    Prefetch = 4,

    /// <summary>The newsroom, recognised by a key of the Editorial API or by its network.</summary>
    Staff = 5,

    /// <summary>A visitor that does not behave like a person: no user agent, an automated browser, or too many events.</summary>
    Suspect = 6,
}
