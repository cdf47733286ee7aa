namespace NewsApi.Counting;

/// <summary>What a reader did. The journal stores these numbers, so they must not change.</summary>
public enum EventKind
{
    /// <summary>The reader saw the story on a visible page or screen.</summary>
    View = 1,

    /// <summary>The reader shared the story on a channel.</summary>
    Share = 2,

    /// <summary>The reader copied the story's link or a part of the story.</summary>
    Copy = 3,

    /// <summary>The reader printed the story.</summary>
    Print = 4,

    /// <summary>The reader opened the story in an app by a link.</summary>
    AppOpen = 5,

    /// <summary>The reader followed a short link. The redirect counts this event; clients never send it.</summary>
    Click = 6,
}
