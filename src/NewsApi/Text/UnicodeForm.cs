using System.Text;

namespace NewsApi.Text;

internal static class UnicodeForm
{
    /// <summary>Replaces unpaired surrogates with U+FFFD: they have no UTF-8 form, and normalisation throws on them.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return Repaired(text);
            i++;
        }
        return text;
    }

    /// <summary>The text in normalization form C, with unpaired surrogates replaced. Never throws.</summary>
    // Normalisation also throws on U+FFFE, a noncharacter that JSON may contain.
    public static string Nfc(string text) => WellFormed(text).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);

    private static string Repaired(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(rune.ToString());
        return repaired.ToString();
    }
}
