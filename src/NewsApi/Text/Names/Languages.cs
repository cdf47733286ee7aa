using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace NewsApi.Text.Names;

/// <summary>Language tags of the form language[-script][-region][-variant...] (RFC 5646), and the choice of a tag for a reader.</summary>
internal static partial class Languages
{
    public const int MaxTagLength = 35;

    /// <summary>Whether the tag is well formed. Private use, extensions and grandfathered tags are not accepted.</summary>
    public static bool IsTag(string tag) => tag.Length <= MaxTagLength && Tag().IsMatch(tag);

    /// <summary>The tag in canonical letter case: <c>en</c>, <c>az-Latn</c>, <c>pt-BR</c>.</summary>
    public static string Canonical(string tag)
    {
        var subtags = tag.ToLowerInvariant().Split('-');
        for (var i = 1; i < subtags.Length; i++)
        {
            subtags[i] = subtags[i] switch
            {
                { Length: 2 } region => region.ToUpperInvariant(),
                { Length: 4 } script when char.IsAsciiLetter(script[0]) => char.ToUpperInvariant(script[0]) + script[1..],
                var other => other,
            };
        }
        return string.Join('-', subtags);
    }

    /// <summary>
    /// The offered tag that a reader prefers (RFC 9110 weights, RFC 4647 lookup), or null if none is acceptable
    /// or the header is malformed. A reader who prefers <c>az</c> also gets <c>az-Latn</c> when no lookup succeeds.
    /// </summary>
    public static string? Negotiate(string? acceptLanguage, IReadOnlyList<string> offered)
    {
        if (string.IsNullOrWhiteSpace(acceptLanguage)
            || !StringWithQualityHeaderValue.TryParseStrictList([acceptLanguage], out var ranges))
            return null;
        // OrderBy is stable: equal weights keep the reader's order.
        var wanted = ranges.Where(r => r.Quality != 0).OrderByDescending(r => r.Quality ?? 1).Select(r => r.Value.ToString()).ToList();
        var refused = ranges.Where(r => r.Quality == 0).Select(r => r.Value.ToString()).ToList();
        var allowed = offered.Where(tag => !IsRefused(tag, wanted, refused)).ToList();
        return Find(wanted, allowed);
    }

    /// <summary>The offered tag for one requested tag, as in an address; null if the tag is malformed.</summary>
    public static string? Find(string? tag, IReadOnlyList<string> offered) =>
        tag is not null && IsTag(tag) ? Find([tag], [.. offered]) : null;

    // The lookup comes first: it shortens the wanted range step by step. After it, tags that are more specific than a wanted range are
    // tried.
    private static string? Find(List<string> wanted, List<string> allowed) =>
        wanted.Select(range => Lookup(range, allowed)).FirstOrDefault(tag => tag is not null)
        ?? wanted.Select(range => allowed.Find(tag => Covers(range, tag))).FirstOrDefault(tag => tag is not null);

    // The most specific range that covers a tag decides, so that "en;q=0, en-GB" still allows en-GB.
    private static bool IsRefused(string tag, List<string> wanted, List<string> refused)
    {
        var refusal = Specificity(tag, refused);
        return refusal >= 0 && refusal >= Specificity(tag, wanted);
    }

    private static int Specificity(string tag, List<string> ranges) =>
        ranges.Where(range => range == "*" || Covers(range, tag)).Select(range => range == "*" ? 0 : range.Length).DefaultIfEmpty(-1).Max();

    private static bool Covers(string range, string tag) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-');

    private static string? Lookup(string range, List<string> allowed)
    {
        if (range == "*")
            return allowed.FirstOrDefault();
        while (true)
        {
            if (allowed.Find(tag => tag.Equals(range, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
            var cut = range.LastIndexOf('-');
            if (cut < 0)
                return null;
            range = range[..cut];
        }
    }

    [GeneratedRegex(@"^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
