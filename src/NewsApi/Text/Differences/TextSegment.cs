namespace NewsApi.Text.Differences;

/// <summary>How a piece of text differs between the two texts.</summary>
public enum SegmentChange
{
    /// <summary>In both texts.</summary>
    Equal,

    /// <summary>Only in the newer text.</summary>
    Insert,

    /// <summary>Only in the older text.</summary>
    Delete,
}

/// <summary>
/// A piece of two compared texts. The equal and deleted pieces together are the older text; the equal and inserted pieces are the newer
/// text.
/// </summary>
/// <param name="Op">Whether the piece is equal, inserted or deleted.</param>
/// <param name="Text">The piece, never empty: whole words with the spaces and punctuation between them.</param>
public sealed record TextSegment(SegmentChange Op, string Text);
