using System.Text;

namespace NewsApi.Text.Search;

/// <summary>
/// Folds a word to the form in which words are indexed, searched and compared. The folded word is in lower case, without the accents of
/// Latin and Greek. Compatibility forms (full width, ligatures, presentation forms) become plain letters. Letters that readers treat as the
/// same become one letter.
/// </summary>
internal static class Folding
{
    /// <summary>Increase it when the folded words of any text change; the search index is then rebuilt at the next start.</summary>
    public const int Version = 2;

    // A table folds letters without marks whose code points are below those of the Hebrew points.
    private const int TableEnd = 0x590;

    // After this number of passes, another pass changes nothing.
    private const int MostPasses = 4;

    private static readonly string[] Table =
    [
        .. Enumerable.Range(0, TableEnd).Select(code =>
            LetterKinds.Of((char)code) == LetterKind.Letter ? Slowly(((char)code).ToString()) : ""),
    ];

    /// <summary>The folded word, which has only letters, digits and marks.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (letter >= TableEnd || LetterKinds.Of(letter) != LetterKind.Letter)
                return Slowly(word.ToString());
        var folded = new StringBuilder(word.Length + 2);
        foreach (var letter in word)
            folded.Append(Table[letter]);
        return Respelt(folded.ToString());
    }

    /// <summary>
    /// The first letter of the folded form of a word that begins with this letter; null when only <see cref="Of"/> can determine it.
    /// </summary>
    public static char? First(char letter) => letter < TableEnd ? Table[letter].FirstOrDefault()
        : letter is >= '\u3400' and <= '\u9FFF' ? letter
        : null;

    private static string Slowly(string word)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var folded = Pass(word);
            if (folded == word)
                break;
            word = folded;
        }

        return word;
    }

    private static string Pass(string word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var rune in UnicodeForm.Nfc(word).EnumerateRunes())
            if (LetterKinds.Of(rune) is LetterKind.Letter or LetterKind.Mark)
                foreach (var part in Plain(rune).EnumerateRunes())
                    if (LetterKinds.Of(part) is LetterKind.Letter or LetterKind.Mark)
                        folded.Append(Letter(Rune.ToLowerInvariant(part)));
        return Respelt(UnicodeForm.Nfc(folded.ToString()));
    }

    // Accents are removed in Latin and Greek only: й is another letter than и, and が than か. One letter of a script without spaces stays
    // one letter. Otherwise Thai am would become a mark and a letter, and the kana of yori two letters.
    private static string Plain(Rune rune)
    {
        var text = rune.ToString();
        if (Scripts.IsSoutheastAsian(rune))
            return text;
        var parts = text.Normalize(NormalizationForm.FormKD);
        if (parts[0] is < '\u0400' or (>= '\u1E00' and <= '\u1FFF'))
            return parts;
        var composed = text.Normalize(NormalizationForm.FormKC);
        return Scripts.IsEastAsian(rune) && composed.EnumerateRunes().Count() > 1 ? text : composed;
    }

    private static string Letter(Rune rune) => rune.Value switch
    {
        'ё' => "е",
        'ə' or 'ǝ' => "e",
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        // Arabic letters: forms of alef, yeh and waw with hamza, alef maksura, the Persian and Urdu forms of yeh, kaf and heh, and ta
        // marbuta.
        'آ' or 'أ' or 'إ' or 'ٱ' => "ا",
        'ى' or 'ئ' or 'ی' => "ي",
        'ؤ' => "و",
        'ک' => "ك",
        'ة' or 'ۀ' or 'ہ' or 'ۂ' => "ه",
        // The digits of all scripts become ASCII digits.
        _ when Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.DecimalDigitNumber =>
            ((int)Rune.GetNumericValue(rune)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => rune.ToString(),
    };

    // In Armenian, և, եւ and եվ are spellings of the same letters.
    private static string Respelt(string folded) => folded.Replace("և", "եվ").Replace("եւ", "եվ");
}
