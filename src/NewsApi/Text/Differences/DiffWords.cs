using System.Globalization;
using System.Text;
using DiffPlex;

namespace NewsApi.Text.Differences;

/// <summary>
/// Splits a text into the units of a comparison: words of any script, white space, and single signs. Joined in order, the units are the
/// whole text. No unit splits a grapheme.
/// </summary>
internal sealed class DiffWords : IChunker
{
    public static readonly DiffWords Chunker = new();

    // Armenian punctuation for tone is written inside the word.
    private const string InsideWords = "'’՚՛՜՝՞՟";

    // Scripts without spaces between words: each letter is one unit.
    private static readonly (int From, int To)[] Unspaced =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
    ];

    private enum WordKind
    {
        Word,
        Space,
        Sign,
    }

    public IReadOnlyList<string> Chunk(string text)
    {
        var words = new List<string>(text.Length / 3);
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            words.Add(text[at..end]);
            at = end;
        }

        return words;
    }

    private static int End(string text, int at)
    {
        var kind = KindAt(text, at);
        var end = Next(text, at);
        if (kind == WordKind.Sign)
            return end;
        while (end < text.Length)
        {
            var next = Next(text, end);
            if (KindAt(text, end) != kind && !(kind == WordKind.Word && JoinsWord(text, end, next)))
                break;
            end = next;
        }

        return end;
    }

    private static bool JoinsWord(string text, int at, int next) =>
        InsideWords.Contains(text[at], StringComparison.Ordinal) && next < text.Length && KindAt(text, next) == WordKind.Word;

    private static int Next(string text, int at) => at + StringInfo.GetNextTextElementLength(text, at);

    private static WordKind KindAt(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return WordKind.Sign;
        if (Rune.IsWhiteSpace(rune))
            return WordKind.Space;
        if (Array.Exists(Unspaced, range => rune.Value >= range.From && rune.Value <= range.To))
            return WordKind.Sign;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? WordKind.Word
            : WordKind.Sign;
    }
}
