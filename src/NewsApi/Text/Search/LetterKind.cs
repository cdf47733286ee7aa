using System.Globalization;
using System.Text;

namespace NewsApi.Text.Search;

/// <summary>The role of a character in a word.</summary>
internal enum LetterKind : byte
{
    /// <summary>Not part of a word: the character ends the word before it.</summary>
    None,

    /// <summary>A letter or digit: starts or continues a word.</summary>
    Letter,

    /// <summary>A mark on a letter, part of the word.</summary>
    Mark,

    /// <summary>A mark that may be left out of the word.</summary>
    Optional,

    /// <summary>An ignored character inside a word: an invisible one, or the Arabic tatweel.</summary>
    Joiner,
}

/// <summary>Determines the role of a character in a word.</summary>
internal static class LetterKinds
{
    private static readonly LetterKind[] Kinds =
    [
        .. Enumerable.Range(0, char.MaxValue + 1)
            .Select(code => Rune.TryCreate((char)code, out var rune) ? Classify(rune) : LetterKind.None),
    ];

    public static LetterKind Of(Rune rune) => rune.IsBmp ? Kinds[rune.Value] : Classify(rune);

    /// <summary>The role of a UTF-16 character that is no surrogate.</summary>
    public static LetterKind Of(char letter) => Kinds[letter];

    private static LetterKind Classify(Rune rune) => rune.Value switch
    {
        // Soft hyphen, zero width joiner, word joiner and tatweel do not split a word.
        0xAD or 0x200D or 0x2060 or 0x640 => LetterKind.Joiner,
        // Unicode counts the voicing marks of half-width katakana as letters, but here they are marks.
        0xFF9E or 0xFF9F => LetterKind.Mark,
        _ when Rune.IsLetterOrDigit(rune) => LetterKind.Letter,
        _ when Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) =>
            LetterKind.None,
        // Marks that writers often omit: Latin accents without a composed letter, Hebrew points, Arabic vowels and variation selectors.
        // The vowel signs of other scripts are part of the word.
        (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x610 and <= 0x61A) or (>= 0x64B and <= 0x65F) or 0x670
            or (>= 0x6D6 and <= 0x6ED) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => LetterKind.Optional,
        _ => LetterKind.Mark,
    };
}
