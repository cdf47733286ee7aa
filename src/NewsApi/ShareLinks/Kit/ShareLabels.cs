using System.Globalization;
using System.Text;

namespace NewsApi.ShareLinks.Kit;

/// <summary>The wording of the share kit in one language; the texts are in <see cref="ShareLabelTexts"/>.</summary>
/// <param name="Language">The base language, such as <c>en</c>.</param>
/// <param name="Heading">The line above the buttons.</param>
/// <param name="LinkCopied">The text that confirms that the link was copied.</param>
/// <param name="Terms">The text before the address of a licence.</param>
/// <param name="Source">The format of the source in a citation: {0} is the headline, {1} is the site's name.</param>
/// <param name="Buttons">A text for each channel's button.</param>
/// <param name="FollowOn">A text for each known network, because endings and prepositions depend on its name.</param>
/// <param name="FollowOther">The format for any other network: {0} is the network's name, which gets no grammatical ending.</param>
internal sealed record ShareLabels(
    string Language,
    string Heading,
    string LinkCopied,
    string Terms,
    CompositeFormat Source,
    IReadOnlyDictionary<ShareChannel, string> Buttons,
    IReadOnlyDictionary<string, string> FollowOn,
    CompositeFormat FollowOther)
{
    /// <summary>The names of the known networks, in their own spelling.</summary>
    public static IReadOnlyList<string> Networks { get; } = ["X", "YouTube", "Instagram", "Facebook", "Telegram"];

    public static IReadOnlyList<ShareLabels> All { get; } =
        [ShareLabelTexts.English, ShareLabelTexts.Russian, ShareLabelTexts.Azerbaijani, ShareLabelTexts.Armenian];

    /// <summary>The labels in this language, else in its base language, else in English.</summary>
    public static ShareLabels For(string language) =>
        Find(language) ?? Find(language.Split('-')[0]) ?? ShareLabelTexts.English;

    /// <summary>The name of a known network in its own spelling, "X" for "Twitter"; any other name without white space around it.</summary>
    public static string NetworkName(string network)
    {
        var name = network.Trim();
        if (name.Equals("twitter", StringComparison.OrdinalIgnoreCase))
            return "X";
        return Networks.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    public string Follow(string network) =>
        FollowOn.TryGetValue(network, out var label) ? label : string.Format(CultureInfo.InvariantCulture, FollowOther, network);

    public string SourceOf(string headline, string site) => string.Format(CultureInfo.InvariantCulture, Source, headline, site);

    private static ShareLabels? Find(string language) =>
        All.FirstOrDefault(labels => labels.Language.Equals(language, StringComparison.OrdinalIgnoreCase));
}
