using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsApi.Formats.Markdown;

/// <summary>
/// Writes plain text so that CommonMark and GitHub Flavored Markdown show it unchanged: it escapes possible markup with a backslash.
/// </summary>
internal static partial class MarkdownText
{
    private const string Always = "\\`*_[]<>~|", LineOpeners = "#+-=:";

    private const int LongestEntity = 40;

    private static readonly SearchValues<char> EntityLetters =
        SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Escapes one line of text within a paragraph.</summary>
    /// <param name="text">Plain text; control characters are left out, line breaks become spaces.</param>
    /// <param name="atLineStart">Whether the text stands at the start of a line of Markdown.</param>
    public static string Escape(ReadOnlySpan<char> text, bool atLineStart = false)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '\n' or '\r' or '\t')
                letter = ' ';
            if (char.IsControl(letter))
                continue;
            var opensLine = atLineStart && escaped.Length == 0 && LineOpeners.Contains(letter);
            if (opensLine || Always.Contains(letter) || StartsMarkup(text, at))
                escaped.Append('\\');
            escaped.Append(letter);
        }

        var written = escaped.ToString();
        return atLineStart ? OrderedItem().Replace(written, "$1\\$2", 1) : written;
    }

    /// <summary>Escapes an address for use within the parentheses of a link.</summary>
    public static string Address(string address)
    {
        var written = new StringBuilder(address.Length);
        foreach (var rune in address.EnumerateRunes())
            if (rune.Value is '(' or ')' or '<' or '>' or '\\' or '`' or '|' or '"' || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                written.Append(Percent(rune));
            else
                written.Append(rune);
        return Entity().Replace(written.ToString(), "\\$0");
    }

    /// <summary>Whether every version of CommonMark recognises a delimiter of emphasis beside this character.</summary>
    public static bool IsOutside(char? letter) => letter is not { } one || char.IsWhiteSpace(one)
        || (char.IsAscii(one) ? char.IsPunctuation(one) || char.IsSymbol(one) : char.IsPunctuation(one));

    // Returns whether an HTML entity starts here, or an address that Markdown programs turn into a link.
    private static bool StartsMarkup(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '&' => text[at..] is var rest && rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';') is > 1 and var end
            && !rest[1..end].ContainsAnyExcept(EntityLetters),
        ':' => at > 0 && char.IsAsciiLetter(text[at - 1]) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]),
        '.' => at >= 3 && text[(at - 3)..at].Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Percent(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var written = new StringBuilder();
        foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
            written.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        return written.ToString();
    }

    [GeneratedRegex("&[#0-9A-Za-z]{1,40};", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"^([0-9]{1,9})([.)])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex OrderedItem();
}
