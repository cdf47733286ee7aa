using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Prepares texts for a card: one line, cut between graphemes, encoded.</summary>
internal static partial class CardText
{
    // Letters of all scripts are written without entities, because entities are four times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(string text) => Encoder.Encode(text);

    /// <summary>The text as one line, cut to the given number of bytes in HTML.</summary>
    public static string Cut(string? text, int mostBytes) =>
        ShareText.Cut(ShareText.Clean(text ?? ""), mostBytes, one => Encoding.UTF8.GetByteCount(Html(one)));

    /// <summary>The text as one line, cut to the given number of graphemes and the given number of bytes in HTML.</summary>
    public static string Cut(string text, int mostGraphemes, int mostBytes) =>
        ShareText.Cut(Cut(text, mostBytes), mostGraphemes, one => new StringInfo(one).LengthInTextElements);

    /// <summary>
    /// The Open Graph locale, such as <c>hy_AM</c>. If the language tag has no country, it is the country with the most speakers.
    /// </summary>
    public static string Locale(string language)
    {
        try
        {
            var match = Territory().Match(CultureInfo.CreateSpecificCulture(language).Name);
            if (match.Success)
                return $"{match.Groups["language"]}_{match.Groups["territory"]}";
        }
        catch (CultureNotFoundException)
        {
            // The operating system may not know this language.
        }

        return language.Split('-')[0];
    }

    /// <summary>The media type by the extension of an image's address; null where the extension is missing or unknown.</summary>
    public static string? ImageType(string url) => Path.GetExtension(new Uri(url).AbsolutePath).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        ".avif" => "image/avif",
        _ => null,
    };

    [GeneratedRegex("^(?<language>[a-z]{2,3})(-[A-Z][a-z]{3})?-(?<territory>[A-Z]{2})$")]
    private static partial Regex Territory();
}
