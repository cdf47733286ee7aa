using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>The address by which a body names an uploaded file: <c>media:12</c>, in <c>src</c> of pictures, films and sounds.</summary>
internal static partial class MediaAddress
{
    public const string SchemeName = "media";

    private const string Scheme = SchemeName + ":";
    private const int MostDigits = 15;

    /// <returns>The id; null where it is no such address.</returns>
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
    /// The places in clean HTML that name files: where <c>src="media:12"</c> starts, how long it is, and the id. Text is never taken for
    /// such a place, because its <c>&lt;</c> is escaped. In tags, <c>src</c> is always the first attribute.
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

    /// <summary>The end of the tag around a place: the next <c>&gt;</c> that is not within the quotes of an attribute.</summary>
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

    /// <summary>The ids that clean HTML names, each once.</summary>
    public static IReadOnlyList<long> IdsIn(string html) => [.. In(html).Select(place => place.Id).Distinct().Order()];

    [GeneratedRegex("<(?:img|video|audio|source) (src=\"media:[1-9][0-9]{0,14}\")")]
    private static partial Regex Places();
}
