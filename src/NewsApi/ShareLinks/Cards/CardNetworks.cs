using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The width and height of a picture in pixels.</summary>
internal readonly record struct CardSize(int Width, int Height)
{
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height}");
}

/// <summary>The parts of a page that a network uses besides headline and picture.</summary>
[Flags]
internal enum CardParts
{
    None = 0,

    /// <summary>The text under the headline.</summary>
    Description = 1,

    /// <summary>The picture's description, for people who can't see it.</summary>
    ImageAlt = 2,

    /// <summary>The picture's width and height, to reserve its place before it is loaded.</summary>
    ImageSize = 4,
}

/// <summary>How a network shows a card, by its documentation or as observed. A limit is null where the network sets none.</summary>
/// <param name="Network">The network.</param>
/// <param name="Name">The network's own spelling of its name.</param>
/// <param name="Reads">The parts of the page that the network shows or uses.</param>
/// <param name="NeedsImage">Whether the network shows a bare link if the page has no picture.</param>
/// <param name="Least">The minimum size; smaller pictures are not shown.</param>
/// <param name="Large">The minimum size of a large picture; smaller pictures are shown as a thumbnail beside the text.</param>
/// <param name="Recommended">The size that the network recommends, for high-resolution screens.</param>
/// <param name="Ratio">The ratio of width to height to which the network crops pictures.</param>
/// <param name="LargestRatio">The maximum ratio of the longer to the shorter side; a picture with a greater ratio is not shown.</param>
/// <param name="MostTitle">The number of graphemes after which the headline is cut.</param>
/// <param name="MostDescription">The number of graphemes after which the text under the headline is cut.</param>
internal sealed record CardNetwork(
    ShareChannel Network, string Name, CardParts Reads, bool NeedsImage = false, CardSize? Least = null, CardSize? Large = null,
    CardSize? Recommended = null, double? Ratio = null, double? LargestRatio = null, int? MostTitle = null, int? MostDescription = null)
{
    public bool DoesRead(CardParts part) => Reads.HasFlag(part);
}

/// <summary>The table of networks that show cards.</summary>
internal static class CardNetworks
{
    private const double Wide = 1.91;

    private const CardParts Everything = CardParts.Description | CardParts.ImageAlt | CardParts.ImageSize;

    public static IReadOnlyList<CardNetwork> All { get; } =
    [
        new(
            ShareChannel.Facebook, "Facebook", Everything, NeedsImage: true, new(200, 200), new(600, 315), new(1_200, 630), Wide,
            MostTitle: 88, MostDescription: 200),
        new(
            ShareChannel.X, "X", Everything, NeedsImage: true, new(144, 144), new(300, 157), new(1_200, 628), Wide, MostTitle: 70,
            MostDescription: 200),
        // LinkedIn shows only a thumbnail if the picture is less than 401 pixels wide.
        new(
            ShareChannel.Linkedin, "LinkedIn", CardParts.ImageAlt | CardParts.ImageSize, NeedsImage: true, null, new(401, 210),
            new(1_200, 627), Wide, MostTitle: 119),
        new(ShareChannel.Telegram, "Telegram", CardParts.Description | CardParts.ImageSize, MostDescription: 170),
        new(
            ShareChannel.Whatsapp, "WhatsApp", CardParts.Description | CardParts.ImageSize, Least: new(300, 1), LargestRatio: 4,
            MostDescription: 80),
        new(ShareChannel.Vk, "VK", CardParts.ImageSize, NeedsImage: true, new(160, 160), new(537, 240)),
        // These networks publish no limits, so the rules check no lengths or sizes for them.
        new(ShareChannel.Odnoklassniki, "Odnoklassniki", CardParts.Description),
        // The user writes the headline, and the share kit suggests one. The thumbnail comes from the page.
        new(ShareChannel.Reddit, "Reddit", CardParts.None),
        // Facebook's crawler reads the pages for Threads, and uses the picture sizes in the page. Threads publishes no limits.
        new(ShareChannel.Threads, "Threads", CardParts.Description | CardParts.ImageSize),
        // The client of the person who posts fetches the picture and stores it with the post. It accepts any size and ignores the
        // description of the picture.
        new(ShareChannel.Bluesky, "Bluesky", CardParts.Description),
        // The network does not document which text it shows under the headline.
        new(ShareChannel.Viber, "Viber", CardParts.None),
    ];
}
