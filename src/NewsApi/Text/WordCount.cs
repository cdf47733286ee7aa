using System.Globalization;
using System.Text;

namespace NewsApi.Text;

/// <summary>Counts the words of a text in any script.</summary>
internal static class WordCount
{
    /// <summary>How many Chinese characters or kana count as one word. At 200 words a minute, a reader reads 400 of them.</summary>
    public const int EastAsianLetters = 2;

    /// <summary>
    /// How many letters of Thai, Lao, Burmese or Khmer, without marks, count as one word. At 200 words a minute, a reader reads 800 of
    /// them.
    /// </summary>
    public const int SoutheastAsianLetters = 4;

    /// <summary>
    /// Runs of letters and digits count as words; an apostrophe or hyphen inside a run does not split it. In scripts without spaces,
    /// the letters of the whole text are counted and divided by the number of letters per word, rounded up.
    /// </summary>
    public static int Of(string text)
    {
        var (words, east, southeast) = (0, 0, 0);
        var (inWord, joint) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                if (IsMark(rune))
                    continue;
                joint = inWord && rune.Value is '\'' or '-' or '’' or 'ʼ' or '՚' or '‑' or '\u00AD';
                inWord = false;
            }
            else if (Scripts.IsUnspaced(rune))
            {
                if (Scripts.IsEastAsian(rune))
                    east++;
                else
                    southeast++;
                (inWord, joint) = (false, false);
            }
            else
            {
                if (!inWord && !joint)
                    words++;
                (inWord, joint) = (true, false);
            }
        }

        return words + Parts(east, EastAsianLetters) + Parts(southeast, SoutheastAsianLetters);
    }

    private static int Parts(int letters, int size) => (letters + size - 1) / size;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
