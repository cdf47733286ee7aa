namespace NewsApi.Media.Images;

/// <summary>What a camera, an agency or a picture editor wrote into a file; a missing value is null.</summary>
internal sealed record PhotoMetadata
{
    public static readonly PhotoMetadata None = new();

    /// <summary>The credit line.</summary>
    public string? Credit { get; init; }

    /// <summary>What the picture shows, for its caption.</summary>
    public string? Caption { get; init; }

    /// <summary>Text alternative (IPTC, since 2021).</summary>
    public string? Alt { get; init; }

    /// <summary>The creator of the picture.</summary>
    public string? Creator { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Rights { get; init; }

    /// <summary>The source of the picture, such as an agency.</summary>
    public string? Source { get; init; }

    /// <summary>Address of the picture's licence.</summary>
    public string? Licence { get; init; }

    /// <summary>Whether data mining is allowed: an address of the PLUS vocabulary.</summary>
    public string? DataMining { get; init; }

    /// <summary>IPTC digital source type: an address of the IPTC vocabulary. It shows whether AI made the picture.</summary>
    public string? DigitalSourceType { get; init; }

    /// <summary>When the picture was taken, in the camera's time.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Takes each value from this object; if it is null, from the other one.</summary>
    public PhotoMetadata Over(PhotoMetadata other) => new()
    {
        Credit = Credit ?? other.Credit,
        Caption = Caption ?? other.Caption,
        Alt = Alt ?? other.Alt,
        Creator = Creator ?? other.Creator,
        Rights = Rights ?? other.Rights,
        Source = Source ?? other.Source,
        Licence = Licence ?? other.Licence,
        DataMining = DataMining ?? other.DataMining,
        DigitalSourceType = DigitalSourceType ?? other.DigitalSourceType,
        TakenAt = TakenAt ?? other.TakenAt,
    };
}
