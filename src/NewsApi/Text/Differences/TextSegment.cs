namespace NewsApi.Text.Differences;

/// <summary>What became of a piece of text.</summary>
public enum SegmentChange
{
    /// <summary>It stands in both texts.</summary>
    Equal,

    /// <summary>It stands in the newer text only.</summary>
    Insert,

    /// <summary>It stands in the older text only.</summary>
    Delete,
}

/// <summary>A piece of two texts that were compared. All pieces but the inserted ones are the older text, all but the deleted ones the newer.</summary>
/// <param name="Op">What became of it.</param>
/// <param name="Text">The piece, never empty: whole words and what stands between them.</param>
public sealed record TextSegment(SegmentChange Op, string Text);
