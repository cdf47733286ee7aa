namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>The settings and addresses with which the text of a body is read.</summary>
internal sealed record BodyContext
{
    public static readonly BodyContext Empty = new();

    /// <summary>The base of relative addresses that the author gave; null for none.</summary>
    public Uri? Base { get; init; }

    /// <summary>The site's own address. It is the base if the author gave none. Null while the site has no address.</summary>
    public Uri? Site { get; init; }

    /// <summary>Hosts whose embeds the site allows besides the known providers.</summary>
    public IReadOnlyCollection<string> EmbedHosts { get; init; } = [];
}
