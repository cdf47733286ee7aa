using System.Globalization;
using System.Text;

namespace NewsApi.Text.Search;

/// <summary>The role of a character in a word.</summary>
internal enum LetterKind : byte
{
    /// <summary>Not part of a word: ends it.</summary>
    None,

    /// <summary>A letter or digit: starts or continues a word.</summary>
    Letter,

    /// <summary>A mark on a letter, part of the word.</summary>
    Mark,

    /// <summary>A mark that may be left out of the word.</summary>
    Optional,

    /// <summary>An invisible character inside a word.</summary>
    Joiner,
}

/// <summary>Folds texts and queries to one spelling, so that a search ignores case and accents.</summary>
internal static class SearchText
{
    // Latin, Greek and their extended blocks end here. Above, only case is folded.
    private const int FoldedBelow = 0x2000;

    private static readonly char[] Folded = [.. Enumerable.Range(0, FoldedBelow).Select(code => FoldLetter((char)code))];

    private static readonly LetterKind[] Kinds =
    [
        .. Enumerable.Range(0, char.MaxValue + 1)
            .Select(code => Rune.TryCreate((char)code, out var rune) ? Classify(rune) : LetterKind.None),
    ];

    /// <summary>The form that <see cref="Fold(string)"/> expects: normalization form C, unpaired surrogates replaced.</summary>
    public static string Normalize(string text) => UnicodeForm.Nfc(text);

    /// <summary>
    /// Lower case, without the accents of Latin and Greek letters, and ё as е. One character for each character, so that an
    /// offset into the result is an offset into the text. Accents written as separate marks are left: see <see cref="Normalize"/>.
    /// </summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (output, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            output[i] = Fold(source[i]);
    });

    /// <summary>One character of <see cref="Fold(string)"/>.</summary>
    public static char Fold(char letter) => letter < FoldedBelow ? Folded[letter] : char.ToLowerInvariant(letter);

    /// <summary>
    /// Replaces the three Armenian spellings և, եւ and եվ with one. It changes offsets, so use it for words and not for positions in
    /// a text.
    /// </summary>
    public static string Respell(string folded) => folded.Replace("և", "եվ").Replace("եւ", "եվ");

    /// <summary>
    /// The folded words of a text or query, in order. They contain only letters, digits and marks on letters, so they never contain an
    /// operator of a full-text engine.
    /// </summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in Respell(Fold(Normalize(text))).EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind == LetterKind.Letter || (kind == LetterKind.Mark && word.Length > 0))
            {
                word.Append(rune.ToString());
            }
            else if (kind == LetterKind.None && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    public static LetterKind KindOf(Rune rune) => rune.IsBmp ? Kinds[rune.Value] : Classify(rune);

    /// <summary>The same of a character that is no surrogate.</summary>
    public static LetterKind KindOf(char letter) => Kinds[letter];

    private static LetterKind Classify(Rune rune) => rune.Value switch
    {
        // Soft hyphen, zero width joiner and word joiner do not split a word.
        0xAD or 0x200D or 0x2060 => LetterKind.Joiner,
        _ when Rune.IsLetterOrDigit(rune) => LetterKind.Letter,
        _ when Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) =>
            LetterKind.None,
        // Marks that writers often omit: Latin accents without a composed letter, Hebrew points, Arabic vowels and variation selectors.
        // The vowel signs of other scripts are part of the word.
        (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x652) or 0x670
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => LetterKind.Optional,
        _ => LetterKind.Mark,
    };

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
