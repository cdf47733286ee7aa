using System.Globalization;
using System.Text;

namespace NewsApi.Text;

/// <summary>Text and queries brought to one spelling, so that a search need not know how a word is accented.</summary>
internal static class SearchText
{
    public const int MaxTerms = 16;

    // Latin, Greek and their extended blocks end here; nothing above is folded but for its case.
    private const int FoldedBelow = 0x2000;

    private static readonly char[] Folded = [.. Enumerable.Range(0, FoldedBelow).Select(code => FoldLetter((char)code))];

    /// <summary>The form that <see cref="Fold"/> expects: normalization form C, lone surrogates replaced.</summary>
    public static string Normalize(string text) => UnicodeForm.Nfc(text);

    /// <summary>
    /// Lower case, without the accents of Latin and Greek letters, and ё as е. One character for each character, so that an
    /// offset into the result is an offset into the text. Accents written as separate marks are left: see <see cref="Normalize"/>.
    /// </summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (output, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            output[i] = source[i] < FoldedBelow ? Folded[source[i]] : char.ToLowerInvariant(source[i]);
    });

    /// <summary>
    /// Folded text with one spelling for what Armenian writes in three ways: և, եւ and, in capitals always two letters, եվ.
    /// Offsets move by it, so it is for words and not for places in a text.
    /// </summary>
    public static string Respell(string folded) => folded.Replace("և", "եվ").Replace("եւ", "եվ");

    /// <summary>
    /// The distinct folded words of a reader's query, at most <see cref="MaxTerms"/>, in order. They hold letters, digits and
    /// the marks that belong to letters only, so nothing in them can be an operator of a full-text engine.
    /// </summary>
    public static IReadOnlyList<string> Terms(string query)
    {
        var terms = new List<string>();
        var term = new StringBuilder();
        foreach (var rune in Respell(Fold(Normalize(query))).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                term.Append(rune.ToString());
            else if (!IsMark(rune))
                Take(terms, term);
            // Loose Latin accents go; the vowel signs of other scripts are part of the word.
            else if (term.Length > 0 && rune.Value is not (>= 0x300 and <= 0x36F))
                term.Append(rune.ToString());
        }
        Take(terms, term);
        return terms;
    }

    /// <summary>Whether the rune belongs to a word: letters, digits, and the marks on them.</summary>
    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void Take(List<string> terms, StringBuilder term)
    {
        if (term.Length > 0 && terms.Count < MaxTerms && !terms.Contains(term.ToString()))
            terms.Add(term.ToString());
        term.Clear();
    }

    private static char FoldLetter(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ё' => 'е',
        'ə' or 'ǝ' => 'e',
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ß' or 'ẞ' => 's',
        'ς' => 'σ',
        var lower when IsLatinOrGreek(lower) => char.ToLowerInvariant(lower.ToString().Normalize(NormalizationForm.FormD)[0]),
        var lower => lower,
    };

    private static bool IsLatinOrGreek(char c) =>
        char.IsLetter(c) && c is (>= '\u00C0' and <= '\u024F') or (>= '\u0370' and <= '\u03FF') or (>= '\u1E00' and <= '\u1FFF');
}
