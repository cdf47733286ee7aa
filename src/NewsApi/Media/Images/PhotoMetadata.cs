namespace NewsApi.Media.Images;

/// <summary>What a camera, an agency or a picture editor wrote into a file; null where nothing is said.</summary>
internal sealed record PhotoMetadata
{
    public static readonly PhotoMetadata None = new();

    /// <summary>The credit line.</summary>
    public string? Credit { get; init; }

    /// <summary>What the picture shows, for its caption.</summary>
    public string? Caption { get; init; }

    /// <summary>Text alternative (IPTC, since 2021).</summary>
    public string? Alt { get; init; }

    /// <summary>Who made it.</summary>
    public string? Creator { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Rights { get; init; }

    /// <summary>Where it is from, such as an agency.</summary>
    public string? Source { get; init; }

    /// <summary>Address of its licence.</summary>
    public string? Licence { get; init; }

    /// <summary>PLUS: whether data mining is allowed, an address of its vocabulary.</summary>
    public string? DataMining { get; init; }

    /// <summary>IPTC digital source type, an address; it tells pictures that AI made.</summary>
    public string? DigitalSourceType { get; init; }

    /// <summary>When it was taken, in the camera's time.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Each value of this one, else of the other.</summary>
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
