using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>The address by which a body names an uploaded file: <c>media:12</c>, in <c>src</c> of pictures, films and sounds.</summary>
internal static partial class MediaAddress
{
    public const string SchemeName = "media";

    private const string Scheme = SchemeName + ":";
    private const int MostDigits = 15;

    /// <returns>The id of the uploaded file; null if the address does not have this form.</returns>
    public static long? Read(string? address)
    {
        var text = address?.Trim();
        return text is not null && text.StartsWith(Scheme, StringComparison.Ordinal) && text.Length <= Scheme.Length + MostDigits
            && long.TryParse(text.AsSpan(Scheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
                ? id
                : null;
    }

    public static string Of(long id) => FormattableString.Invariant($"{Scheme}{id}");

    /// <summary>
    /// The attributes <c>src="media:12"</c> in clean HTML: start, length and file id of each. The search finds tags only, because
    /// <c>&lt;</c> is escaped in text. In tags, <c>src</c> is always the first attribute.
    /// </summary>
    public static IReadOnlyList<(int Start, int Length, long Id)> In(string html) =>
        html.Contains($"\"{Scheme}", StringComparison.Ordinal)
            ?
            [
                .. Places().Matches(html).Select(match => match.Groups[1]).Select(place => (
                    place.Index, place.Length,
                    long.Parse(place.ValueSpan["src=\"media:".Length..^1], CultureInfo.InvariantCulture))),
            ]
            : [];

    /// <summary>The end of the tag around a position: the next <c>&gt;</c> that is not within the quotes of an attribute.</summary>
    public static int TagEnd(string html, int from)
    {
        var isQuoted = false;
        for (var at = from; at < html.Length; at++)
            if (html[at] == '"')
                isQuoted = !isQuoted;
            else if (html[at] == '>' && !isQuoted)
                return at;
        return html.Length - 1;
    }

    /// <summary>The ids of the uploaded files that clean HTML contains, each once, in ascending order.</summary>
    public static IReadOnlyList<long> IdsIn(string html) => [.. In(html).Select(place => place.Id).Distinct().Order()];

    [GeneratedRegex("<(?:img|video|audio|source) (src=\"media:[1-9][0-9]{0,14}\")")]
    private static partial Regex Places();
}
