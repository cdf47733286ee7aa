using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// The limit of a channel's text: the limit of the whole post, how the network counts, and the weight of the post without the text.
/// </summary>
internal sealed record ShareTextLimit(int InAll, Func<string, int> Weigh, Func<ShareUrlValues, int> Rest)
{
    private const int UrlOnX = 23;

    public static ShareTextLimit X { get; } =
        new(280, ShareText.WeightOnX, d => " ".Length + UrlOnX + (d.XHandle is { } handle ? " via @".Length + handle.Length : 0));

    public static ShareTextLimit Threads { get; } = new(500, ShareText.WeightOnThreads, d => " ".Length + d.ShortUrl.Length);

    public static ShareTextLimit Bluesky { get; } = new(300, ShareText.WeightOnBluesky, d => " ".Length + d.ShortUrl.Length);

    /// <summary>Reddit's limit for a title. Channels without a limit of their own use it, too, to keep their URLs short.</summary>
    public static ShareTextLimit Headline { get; } = new(300, text => text.Length, _ => 0);

    public string Cut(ShareUrlValues draft) => ShareText.Cut(draft.Text, InAll - Rest(draft), Weigh);
}

/// <summary>
/// Prepares text for a share URL: cleans, weighs and cuts it. No text weighs less here than on the network, so no network refuses it.
/// </summary>
internal static partial class ShareText
{
    private const string Ellipsis = "…";

    /// <summary>The text as one line in NFC, without control characters and lone surrogates.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                // U+FFFE is not a character, and Normalize throws an exception for it.
                clean.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd().Normalize();
    }

    /// <summary>
    /// The text if it fits; else as many of its graphemes as fit with an ellipsis after them; empty if not even one fits.
    /// </summary>
    public static string Cut(string text, int limit, Func<string, int> weigh)
    {
        if (weigh(text) <= limit)
            return text;
        var best = "";
        for (var end = 0; end < text.Length;)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
            var candidate = text[..end].TrimEnd() + Ellipsis;
            if (weigh(candidate) > limit)
                break;
            best = candidate;
        }
        return best;
    }

    /// <summary>
    /// The weight by twitter-text v3: code points in some ranges weigh 1, all others 2. X counts an emoji sequence as 2; here, the weights
    /// of its code points are added. X turns a word like <c>news.am</c> into a link of weight 23, so each such dot adds 23.
    /// </summary>
    public static int WeightOnX(string text)
    {
        var weight = 23 * DotInsideName().Count(text);
        foreach (var rune in text.EnumerateRunes())
            weight += rune.Value is <= 0x10FF or >= 0x2000 and <= 0x200D or >= 0x2010 and <= 0x201F or >= 0x2032 and <= 0x2037 ? 1 : 2;
        return weight;
    }

    /// <summary>
    /// Threads counts a character as 1, but an emoji as its number of UTF-8 bytes. Here, letters, digits, punctuation and white space count
    /// as 1, and every other character as its number of UTF-8 bytes.
    /// </summary>
    public static int WeightOnThreads(string text)
    {
        var weight = 0;
        foreach (var rune in text.EnumerateRunes())
            weight += Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsWhiteSpace(rune) ? 1 : rune.Utf8SequenceLength;
        return weight;
    }

    /// <summary>
    /// Bluesky allows 300 graphemes and 3,000 bytes. The weight is the number of graphemes or a tenth of the bytes, whichever is greater.
    /// </summary>
    public static int WeightOnBluesky(string text) =>
        Math.Max(new StringInfo(text).LengthInTextElements, (Encoding.UTF8.GetByteCount(text) + 9) / 10);

    [GeneratedRegex(@"(?<=[\p{L}\p{Nd}])\.(?=\p{L}{2})")]
    private static partial Regex DotInsideName();
}
