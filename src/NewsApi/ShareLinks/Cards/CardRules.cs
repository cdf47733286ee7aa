using System.Globalization;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The texts and the image that the card of a revision shows.</summary>
internal sealed record CardInput(
    string Title, string? Summary, string? SeoDescription, string? ImageUrl, string? ImageAlt, int? ImageWidth, int? ImageHeight)
{
    public string? Description => string.IsNullOrWhiteSpace(Summary) ? SeoDescription : Summary;

    /// <summary>The size of the image; null if there is no image or its size is not known.</summary>
    public CardSize? Size =>
        ImageUrl is not null && ImageWidth is { } width && ImageHeight is { } height ? new CardSize(width, height) : null;
}

/// <summary>
/// Checks a card before publication. Every rule of one table is applied to each network, without a database and without requests.
/// </summary>
internal static class CardRules
{
    // A headline with fewer graphemes is too short.
    private const int LeastTitle = 15;

    // If a picture is up to 1.25 times as long as the ratio wants, the crop loses nothing important.
    private const double CropThatShows = 1.25;

    private static readonly (string Code, CardSeverity Severity, Func<CardNetwork, CardInput, string?> Find)[] All =
    [
        ("image_missing", CardSeverity.Error, (network, draft) => draft.ImageUrl is null && network.NeedsImage
            ? $"{network.Name} will show a bare link: there is no lead image." : null),
        ("image_too_small", CardSeverity.Error, (network, draft) => draft.Size is { } size && IsBelow(size, network.Least)
            ? $"{network.Name} shows no image smaller than {network.Least}; this image is {size}." : null),
        ("image_too_narrow", CardSeverity.Error, (network, draft) => draft.Size is { } size && Length(size) > network.LargestRatio
            ? Said($"{network.Name} shows no image with sides of more than {network.LargestRatio}:1; this image is {size}.") : null),
        ("image_missing", CardSeverity.Warning, (network, draft) => draft.ImageUrl is null && !network.NeedsImage
            ? $"{network.Name} will show text only: there is no lead image." : null),
        ("image_size_unknown", CardSeverity.Warning, (network, draft) => draft.ImageUrl is not null && draft.Size is null
            && network.DoesRead(CardParts.ImageSize)
            ? $"{network.Name} has to fetch the image before it can show it: width and height are not given." : null),
        ("image_small", CardSeverity.Warning, (network, draft) => draft.Size is { } size && !IsBelow(size, network.Least)
            && IsBelow(size, network.Large)
            ? $"{network.Name} shows images smaller than {network.Large} as thumbnails; this image is {size}." : null),
        ("image_below_recommended", CardSeverity.Warning, (network, draft) =>
            draft.Size is { } size && !IsBelow(size, network.Least) && !IsBelow(size, network.Large) && IsBelow(size, network.Recommended)
            ? $"{network.Name} recommends {network.Recommended}; this image is {size}." : null),
        ("image_ratio", CardSeverity.Warning, (network, draft) => draft.Size is { } size && !IsBelow(size, network.Least)
            && network.Ratio is { } ratio && Crop(size, ratio) > CropThatShows
            ? Said($"{network.Name} crops images to {ratio}:1; this one is {size}.") : null),
        ("image_alt_missing", CardSeverity.Warning, (network, draft) => draft.ImageUrl is not null
            && string.IsNullOrWhiteSpace(draft.ImageAlt) && network.DoesRead(CardParts.ImageAlt)
            ? $"{network.Name} can't describe the image to people who can't see it: the image has no description." : null),
        ("title_long", CardSeverity.Warning, (network, draft) => Graphemes(draft.Title) is var length && length > network.MostTitle
            ? $"{network.Name} cuts headlines after some {network.MostTitle} characters; this one has {length}." : null),
        ("title_short", CardSeverity.Warning, (network, draft) => Graphemes(draft.Title) is var length and < LeastTitle
            ? $"A headline of {length} characters says little on {network.Name}." : null),
        ("description_missing", CardSeverity.Warning, (network, draft) => string.IsNullOrWhiteSpace(draft.Description)
            && network.DoesRead(CardParts.Description)
            ? $"{network.Name} will show the headline alone: there is no summary." : null),
        ("summary_missing", CardSeverity.Warning, (network, draft) =>
            string.IsNullOrWhiteSpace(draft.Summary) && !string.IsNullOrWhiteSpace(draft.SeoDescription)
                && network.DoesRead(CardParts.Description)
            ? $"{network.Name} will show the description for search engines: there is no summary." : null),
        ("description_long", CardSeverity.Warning, (network, draft) => Graphemes(draft.Description) is var length
            && length > network.MostDescription
            ? $"{network.Name} cuts summaries after some {network.MostDescription} characters; this one has {length}." : null),
    ];

    private static string Said(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The findings, network by network; for each network, errors first.</summary>
    public static IReadOnlyList<CardFinding> Check(CardInput draft) =>
    [
        .. from network in CardNetworks.All
           from rule in All
           let detail = rule.Find(network, draft)
           where detail is not null
           select new CardFinding(network.Network, rule.Severity, rule.Code, detail),
    ];

    private static bool IsBelow(CardSize size, CardSize? bound) => size.Width < bound?.Width || size.Height < bound?.Height;

    private static double Length(CardSize size) => Crop(size, 1);

    // How many times the picture is too wide or too high for the ratio.
    private static double Crop(CardSize size, double ratio)
    {
        var crop = size.Width / (size.Height * ratio);
        return Math.Max(crop, 1 / crop);
    }

    private static int Graphemes(string? text) => new StringInfo(ShareText.Clean(text ?? "")).LengthInTextElements;
}
