using System.Globalization;
using System.Text;

namespace NewsApi.Text;

/// <summary>Scripts that put no spaces between words.</summary>
internal static class Scripts
{
    /// <summary>Whether a letter is a Chinese character, a kana or a letter of Bopomofo.</summary>
    public static bool IsEastAsian(Rune letter) => letter.Value is (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029)
        or (>= 0x3031 and <= 0x312F) or (>= 0x31A0 and <= 0x31BF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x1AFF0 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>
    /// Whether a letter is a letter or vowel sign of Thai, Lao, Burmese, Khmer, Tai Le, New Tai Lue, Tai Tham or Tai Viet.
    /// </summary>
    public static bool IsSoutheastAsian(Rune letter) => letter.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F)
        or (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x19DF) or (>= 0x1A20 and <= 0x1AAF) or (>= 0xA9E0 and <= 0xA9FF)
        or (>= 0xAA60 and <= 0xAADF)
        && Rune.GetUnicodeCategory(letter) != UnicodeCategory.DecimalDigitNumber;

    /// <summary>Whether a letter belongs to a script that puts no spaces between words.</summary>
    public static bool IsUnspaced(Rune letter) => letter.Value >= 0x0E00 && (IsEastAsian(letter) || IsSoutheastAsian(letter));
}
