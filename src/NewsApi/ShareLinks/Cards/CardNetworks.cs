namespace NewsApi.ShareLinks.Cards;

/// <summary>Pixels of a picture.</summary>
internal readonly record struct CardSize(int Width, int Height)
{
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height}");
}

/// <summary>What a network does with a card, as it says itself or is seen to do; null where it sets no bound.</summary>
/// <param name="Network">The network.</param>
/// <param name="Name">As it writes itself.</param>
/// <param name="NeedsImage">Whether a card without a picture is hardly one.</param>
/// <param name="Least">Smaller pictures are not shown.</param>
/// <param name="Large">Smaller ones are shown as a thumbnail beside the text.</param>
/// <param name="Recommended">What it asks for, for sharp screens.</param>
/// <param name="Ratio">Width to height into which pictures are cropped.</param>
/// <param name="LargestRatio">Pictures longer than this, either way, are not shown.</param>
/// <param name="ReadsAlt">Whether it hands the picture's description on to people who can't see it.</param>
/// <param name="MostTitle">Graphemes after which the headline is cut.</param>
/// <param name="MostDescription">The same of the text under it.</param>
internal sealed record CardNetwork(
    ShareChannel Network, string Name, bool NeedsImage, CardSize? Least, CardSize? Large, CardSize? Recommended, double? Ratio, double? LargestRatio,
    bool ReadsAlt, int? MostTitle, int? MostDescription);

/// <summary>The table of networks that show cards.</summary>
internal static class CardNetworks
{
    private const double Wide = 1.91;

    public static IReadOnlyList<CardNetwork> All { get; } =
    [
        new(ShareChannel.Facebook, "Facebook", true, new(200, 200), new(600, 315), new(1_200, 630), Wide, null, true, 88, 200),
        new(ShareChannel.X, "X", true, new(144, 144), new(300, 157), new(1_200, 628), Wide, null, true, 70, 200),
        // Shows no description, and below 401 pixels a thumbnail.
        new(ShareChannel.Linkedin, "LinkedIn", true, null, new(401, 210), new(1_200, 627), Wide, null, true, 119, null),
        new(ShareChannel.Telegram, "Telegram", false, null, null, null, null, null, false, null, 170),
        new(ShareChannel.Whatsapp, "WhatsApp", false, new(300, 1), null, null, null, 4, false, null, 80),
        new(ShareChannel.Vk, "VK", true, new(160, 160), new(537, 240), null, null, null, false, null, null),
    ];
}
