namespace NewsApi.Media.Images;

/// <summary>What the inspection of a picture finds out.</summary>
internal sealed record ImageProperties
{
    /// <summary>Width in pixels of the upright picture.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels of one frame of the upright picture.</summary>
    public required int Height { get; init; }

    /// <summary>The number of frames; 1 for a picture that is not animated.</summary>
    public required int Frames { get; init; }

    /// <summary>The colour that most of the picture has, as <c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>The picture at 24 pixels, as a data URI.</summary>
    public required string Placeholder { get; init; }
}
