using NewsApi.Articles.Published.Stories;
using NewsApi.Usage;

namespace NewsApi.ShareLinks.Cards;

/// <summary>What the page of a story shows beside its card.</summary>
internal sealed record CardStory
{
    public StoryBody Body { get; init; } = new("", []);

    public bool IsRightToLeft { get; init; }

    public string? PlaceLine { get; init; }

    public string? ImageCredit { get; init; }

    public string? SourceName { get; init; }

    public string? SourceUrl { get; init; }

    /// <summary>How the story asks to be credited.</summary>
    public string? Attribution { get; init; }

    /// <summary>The terms of use in words: the story's, else the site's.</summary>
    public string? Rights { get; init; }

    /// <summary>Address of the full terms; null where the story has terms of its own.</summary>
    public string? RightsUrl { get; init; }

    /// <summary>How far AI made it; null where nobody says.</summary>
    public AiUse? AiUse { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Responsible { get; init; }

    public IReadOnlyList<CorrectionResponse> Corrections { get; init; } = [];
}
