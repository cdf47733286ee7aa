namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Base addresses and settings that are used to clean a body.</summary>
internal sealed record BodyContext
{
    public static readonly BodyContext Empty = new();

    /// <summary>The base address that the author gave for relative addresses; null if the author gave none.</summary>
    public Uri? Base { get; init; }

    /// <summary>
    /// The site's own address. It is the base of relative addresses if <see cref="Base"/> is null. Null while the site has no address.
    /// </summary>
    public Uri? Site { get; init; }

    /// <summary>Hosts whose embeds the site allows besides the known providers.</summary>
    public IReadOnlyCollection<string> EmbedHosts { get; init; } = [];
}
