using System.Text;

namespace NewsApi.Text.Search;

/// <summary>Splits a text or query into folded words. The index, queries and lists of names all use these words.</summary>
internal static class SearchText
{
    /// <summary>
    /// The words in order. They contain only letters, digits and marks on letters, so they never contain an operator of a full-text
    /// engine. In a script without spaces each letter with its marks is a word.
    /// </summary>
    public static IEnumerable<string> Words(string text) =>
        WordSpans.Of(text).Select(span => Folding.Of(text.AsSpan(span.Start..span.End))).Where(word => word.Length > 0);

    /// <summary>
    /// The words as <see cref="Words"/> returns them, but a run of a script without spaces is one phrase: words joined by single spaces.
    /// </summary>
    public static IEnumerable<string> Phrases(string text)
    {
        var phrase = new StringBuilder();
        foreach (var span in WordSpans.Of(text))
        {
            if (!span.IsNext && phrase.Length > 0)
            {
                yield return phrase.ToString();
                phrase.Clear();
            }

            var word = Folding.Of(text.AsSpan(span.Start..span.End));
            if (word.Length > 0)
                phrase.Append(phrase.Length > 0 ? " " : "").Append(word);
        }

        if (phrase.Length > 0)
            yield return phrase.ToString();
    }
}
