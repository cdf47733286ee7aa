namespace NewsApi.Counting;

/// <summary>What a reader did. The journal stores these numbers, so they must not change.</summary>
public enum EventKind
{
    /// <summary>Saw the story on a visible page or screen.</summary>
    View = 1,

    /// <summary>Shared it on a channel.</summary>
    Share = 2,

    /// <summary>Copied its link or a piece of it.</summary>
    Copy = 3,

    /// <summary>Printed it.</summary>
    Print = 4,

    /// <summary>Opened it in an app by a link.</summary>
    AppOpen = 5,

    /// <summary>Followed a short link; counted by the redirect, never sent by a client.</summary>
    Click = 6,
}
