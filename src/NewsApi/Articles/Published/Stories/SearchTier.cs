namespace NewsApi.Articles.Published.Stories;

/// <summary>Where what was searched for stands: the first counts for more.</summary>
internal enum SearchTier
{
    /// <summary>All of it in the title.</summary>
    Title = 1,

    /// <summary>Anywhere in the story, but not all of it in the title.</summary>
    Story = 2,
}
