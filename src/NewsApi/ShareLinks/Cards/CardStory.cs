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

    /// <summary>The line that a use of the story must show.</summary>
    public string? Attribution { get; init; }

    /// <summary>The terms of use in words: the story's, else the site's.</summary>
    public string? Rights { get; init; }

    /// <summary>Address of the full terms; null where the story has terms of its own.</summary>
    public string? RightsUrl { get; init; }

    /// <summary>How far AI was used to make it; null where nothing is stated.</summary>
    public AiUse? AiUse { get; init; }

    /// <summary>Who is responsible for it.</summary>
    public string? Responsible { get; init; }

    public IReadOnlyList<CorrectionResponse> Corrections { get; init; } = [];
}
