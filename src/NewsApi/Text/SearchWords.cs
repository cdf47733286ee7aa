using System.Text;

namespace NewsApi.Text;

/// <summary>Text as the search index holds it: folded words with one space before and after each.</summary>
internal static class SearchWords
{
    public static string Of(params IReadOnlyList<string?> texts)
    {
        var words = new StringBuilder(" ");
        foreach (var text in texts)
            Append(words, text ?? "");
        return words.ToString();
    }

    private static void Append(StringBuilder words, string text)
    {
        foreach (var rune in SearchText.Respell(SearchText.Fold(SearchText.Normalize(text))).EnumerateRunes())
            if (SearchText.IsWordPart(rune))
                words.Append(rune.ToString());
            else if (words[^1] != ' ')
                words.Append(' ');
        if (words[^1] != ' ')
            words.Append(' ');
    }
}
