using NewsApi.Data.Statements;

namespace NewsApi.Text.Search;

/// <summary>Reads what somebody typed into a search box. Whatever is no word and no pair of quotes means nothing, so no text is an error.</summary>
internal static class SearchQuery
{
    public const int MaxWords = 16;

    /// <summary>The language, for descriptions of parameters.</summary>
    public const string Syntax =
        "Each word must begin a word there, and a word of one or two letters must be one; words in double quotes must stand there "
        + "whole and in a row. All must be found. Letters with and without marks are the same; all other punctuation is ignored, "
        + "and so is what follows the sixteenth word.";

    private const int ShortWord = 2;

    // From here on one letter says as much as several of an alphabet: ideographs, kana, syllables of Hangul.
    private const char Ideographs = '\u2E80';

    // Telephones write the typographic ones.
    private static readonly char[] Quotes = ['"', '“', '”'];

    /// <summary>What the text asks for, each thing once, in order; empty where there is no word in it.</summary>
    public static IReadOnlyList<SearchTerm> Parse(string text)
    {
        var terms = new List<SearchTerm>();
        var left = MaxWords;
        var parts = text.Split(Quotes);
        foreach (var (number, part) in parts.Index())
        {
            // Every second part stands between two quotes, but for the one after a quote that nothing closes.
            var isPhrase = number % 2 == 1 && number < parts.Length - 1;
            var words = SearchText.Words(part);
            IReadOnlyList<string> taken = [.. (isPhrase ? words : words.Distinct()).Take(left)];
            left -= taken.Count;
            if (!isPhrase)
                terms.AddRange(taken.Select(word => new SearchTerm(word, IsShort(word))));
            else if (taken.Count > 0)
                terms.Add(new SearchTerm(string.Join(' ', taken), IsWhole: true));
        }

        return [.. terms.Distinct()];
    }

    /// <summary>The words of a text that is still being typed: each may be the beginning of a longer one.</summary>
    public static IReadOnlyList<SearchTerm> ParseUnfinished(string text) =>
        [.. SearchText.Words(text).Distinct().Take(MaxWords).Select(word => new SearchTerm(word, IsWhole: false))];

    private static bool IsShort(string word) => word.Length <= ShortWord && word.All(letter => letter < Ideographs);
}
