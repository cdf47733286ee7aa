using System.Text;
using NewsApi.Data.Statements;

namespace NewsApi.Text.Search;

/// <summary>Parses the text of a search box. Only words and pairs of quotes have a meaning; every text is a valid query.</summary>
internal static class SearchQuery
{
    public const int MaxWords = 16;

    /// <summary>The query syntax, as text for the descriptions of query parameters.</summary>
    public const string Syntax =
        "Each word must be the beginning of a word in the text; a word of one or two letters must be a whole word. Words in double quotes "
        + "must be whole words in sequence. A text must match all words and quotes. Letters with and without accents match each "
        + "other. In scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) a word is found at any position in the text. "
        + "Other punctuation and everything after the sixteenth word are ignored.";

    private const int ShortWord = 2;

    // From this character on, one character has as much meaning as several letters: ideographs, kana, Hangul syllables.
    private const char Ideographs = '\u2E80';

    // Phones insert typographic quotes.
    private static readonly char[] Quotes = ['"', '“', '”'];

    /// <summary>The distinct search terms of the text, in order; empty if it has no words.</summary>
    public static IReadOnlyList<SearchTerm> Parse(string text)
    {
        var terms = new List<SearchTerm>();
        var left = MaxWords;
        var parts = text.Split(Quotes);
        foreach (var (number, part) in parts.Index())
        {
            // Every second part is between two quotes, except the last part after an unclosed quote.
            var isPhrase = number % 2 == 1 && number < parts.Length - 1;
            var words = SearchText.Phrases(part);
            IReadOnlyList<string> taken = [.. (isPhrase ? words : words.Distinct()).Take(left)];
            left -= taken.Count;
            if (!isPhrase)
                terms.AddRange(taken.Select(word => new SearchTerm(word, IsShort(word))));
            else if (taken.Count > 0)
                terms.Add(new SearchTerm(string.Join(' ', taken), IsWhole: true));
        }

        return [.. terms.Distinct()];
    }

    /// <summary>The search terms of a text that the user is still typing: each word may be the beginning of a longer word.</summary>
    public static IReadOnlyList<SearchTerm> ParseUnfinished(string text) =>
        [.. SearchText.Phrases(text).Distinct().Take(MaxWords).Select(word => new SearchTerm(word, IsWhole: false))];

    private static bool IsShort(string word) => word.Length <= ShortWord && word.All(letter => letter < Ideographs)
        && !Scripts.IsUnspaced(Rune.GetRuneAt(word, 0));
}
