namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>What the reading of a body depends on besides its text.</summary>
internal sealed record BodyContext
{
    public static readonly BodyContext Empty = new();

    /// <summary>The address that the author gave as base of relative addresses; null for none.</summary>
    public Uri? Base { get; init; }

    /// <summary>The site's own address, the base where the author gave none. Null while the site has none.</summary>
    public Uri? Site { get; init; }

    /// <summary>Hosts whose embeds the site allows besides the known providers.</summary>
    public IReadOnlyCollection<string> EmbedHosts { get; init; } = [];
}
