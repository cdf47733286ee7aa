using NewsApi.Articles.Published.Stories;
using NewsApi.Usage;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The parts of a story's page that are not in its card.</summary>
internal sealed record CardStory
{
    public StoryBody Body { get; init; } = new("", []);

    public bool IsRightToLeft { get; init; }

    public string? PlaceLine { get; init; }

    public string? ImageCredit { get; init; }

    public string? SourceName { get; init; }

    public string? SourceUrl { get; init; }

    /// <summary>The line that everyone who reuses the story must show.</summary>
    public string? Attribution { get; init; }

    /// <summary>The terms of use in words: the story's, else the site's.</summary>
    public string? Rights { get; init; }

    /// <summary>Address of the full terms; null where the story has terms of its own.</summary>
    public string? RightsUrl { get; init; }

    /// <summary>How far AI was used to make the story; null where nothing is stated.</summary>
    public AiUse? AiUse { get; init; }

    /// <summary>The person who is responsible for the story.</summary>
    public string? Responsible { get; init; }

    public IReadOnlyList<CorrectionResponse> Corrections { get; init; } = [];
}
