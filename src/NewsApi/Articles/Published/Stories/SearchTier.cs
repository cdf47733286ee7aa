namespace NewsApi.Articles.Published.Stories;

/// <summary>Where a search matches; title matches rank first.</summary>
internal enum SearchTier
{
    /// <summary>All words in the title.</summary>
    Title = 1,

    /// <summary>All words in the story, but not all in the title.</summary>
    Story = 2,
}
