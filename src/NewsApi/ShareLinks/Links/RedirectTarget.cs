using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Builds the address to which a short link redirects.</summary>
internal static partial class RedirectTarget
{
    private const int MaxValueLength = 200;

    // Analytics tools use nine utm_ parameters and ref.
    private const int MaxForwarded = 10;

    /// <summary>
    /// The value of <c>Location</c>, absolute and ASCII. Its query has the parameters of the article's address, then the link's campaign,
    /// then <c>utm_*</c> and <c>ref</c> of the request. Of two parameters with the same name, the first wins.
    /// </summary>
    public static string Build(
        string canonicalUrl, IEnumerable<KeyValuePair<string, string>> campaign, IQueryCollection requestQuery)
    {
        var forwarded = requestQuery
            .Where(p => Forwarded().IsMatch(p.Key))
            .Take(MaxForwarded)
            .Select(p => KeyValuePair.Create(p.Key.ToLowerInvariant(), p.Value.FirstOrDefault() ?? ""));
        return AbsoluteUrl.WithQuery(
            canonicalUrl,
            campaign.Concat(forwarded).Select(p => KeyValuePair.Create(p.Key, Sanitize(p.Value))));
    }

    // Escaping keeps CR and LF out of the header. Control characters are removed anyway, because a log program may decode the value.
    private static string Sanitize(string value)
    {
        var kept = new StringBuilder(Math.Min(value.Length, MaxValueLength));
        var text = string.Concat(value.Where(c => !char.IsControl(c))).Trim();
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            if (kept.Length + length > MaxValueLength)
                break;
            kept.Append(text, at, length);
            at += length;
        }
        return kept.ToString();
    }

    [GeneratedRegex(@"\A(?:ref|utm_[a-z0-9_]{1,32})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwarded();
}
