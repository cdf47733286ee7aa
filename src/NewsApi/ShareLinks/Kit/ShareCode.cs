using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace NewsApi.ShareLinks.Kit;

/// <summary>A code in lower case, as it is stored, and the channel that its suffix names; null without a suffix.</summary>
internal readonly record struct ShareCodeParts(string Code, ShareChannel? Channel);

/// <summary>
/// The code of a short link: creates random codes, checks the aliases that editors choose, and reads codes in request paths.
/// </summary>
internal static class ShareCode
{
    /// <summary>
    /// It has no vowels, so that codes form no words, and no look-alikes (0 o, 1 i l, u v), so that codes can be printed and dictated.
    /// </summary>
    public const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";
    public const int Length = 7;
    public const int MinAliasLength = 3;
    public const int MaxAliasLength = 40;

    // Editors choose words and years, such as gala-2010, so look-alikes are allowed.
    private static readonly SearchValues<char> AliasCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-");

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "about", "admin", "api", "app", "assets", "auth", "cms", "contact", "dashboard", "docs", "editor",
        "embed", "error", "events", "favicon", "feed", "feeds", "graph", "home", "index", "keys", "media",
        "metrics", "new", "news", "oembed", "openapi", "preview", "privacy", "ready", "robots", "root", "rss",
        "search", "security", "share", "site", "sites", "stats", "status", "support", "swagger", "system",
        "tags", "test", "user", "users", "webhooks", "www",
        "health", "help", "legal", "live", "login", "logout", "mail", "null", "public",
        "sitemap", "static", "url", "well-known",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A new random code, one of 27^7 (about 10^10). It may be taken, so the caller must check it.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether an editor may choose this alias. The alias must be in lower case, as it is stored.</summary>
    public static bool IsAlias(string alias) => HasShape(alias) && !Reserved.Contains(alias);

    /// <summary>
    /// Reads the part of a path after <c>/s/</c>, in any case and without punctuation at its end; null if it can't be a code.
    /// </summary>
    public static ShareCodeParts? Parse(string path)
    {
        var end = Undecorated(path).Length;
        if (end > MaxAliasLength + 2 || !Ascii.IsValid(path.AsSpan(0, end)))
            return null;
        var code = path[..end].ToLowerInvariant();
        var channel = SuffixOf(code);
        if (channel is not null)
            code = code[..^2];
        // Only the shape is tested. An alias that is older than its reserved word still works.
        return HasShape(code) ? new ShareCodeParts(code, channel) : null;
    }

    /// <summary>Whether the text ends with a plus. The plus requests the page about the link; the code is the text before it.</summary>
    public static bool AsksForPage(string path, out string code)
    {
        var asked = Undecorated(path);
        code = asked.EndsWith('+') ? asked[..^1].ToString() : "";
        return asked.EndsWith('+');
    }

    private static ReadOnlySpan<char> Undecorated(string path) => path.AsSpan().TrimEnd(Decoration);

    // Programs that turn text into links often take these signs, and the white space around them, as part of the link.
    private const string Decoration = ".,;:!?)]}>/\\\"'`*_»›”’“…。、 \t\r\n\u00a0\u200b";

    // If an alias ended like a channel suffix, it would be read as a shorter alias with a channel.
    private static bool HasShape(string code) =>
        code.Length is >= MinAliasLength and <= MaxAliasLength
        && !code.AsSpan().ContainsAnyExcept(AliasCharacters)
        && code[0] != '-'
        && code[^1] != '-'
        && !code.Contains("--", StringComparison.Ordinal)
        && SuffixOf(code) is null;

    private static ShareChannel? SuffixOf(string code) =>
        code.Length > 2 && code[^2] == '-' ? ShareChannels.FindBySuffix(code[^1]) : null;
}
