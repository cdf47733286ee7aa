using NewsApi.Data.Statements;

namespace NewsApi.Text.Search;

/// <summary>A match of a search term in a text; it spans whole words and whole graphemes.</summary>
/// <param name="Start">Offset of the first character of the match.</param>
/// <param name="End">Offset after the last character of the match.</param>
/// <param name="Term">The index of the matching term.</param>
internal readonly record struct SearchHit(int Start, int End, int Term);

/// <summary>Finds search terms in the original text, by the same rules as the search index.</summary>
internal sealed class SearchHits
{
    private readonly string _text;
    private readonly List<WordSpan> _words;
    private readonly string?[] _folded;

    private SearchHits(string text)
    {
        _text = text;
        _words = [.. WordSpans.Of(text)];
        _folded = new string?[_words.Count];
    }

    /// <summary>The matches, in the order of the text. Matches of different terms may overlap.</summary>
    public static IReadOnlyList<SearchHit> Find(string text, IReadOnlyList<SearchTerm> terms)
    {
        var words = new SearchHits(text);
        var wanted = terms.Select(term => term.Words.Split(' ')).ToList();
        var hits = new List<SearchHit>();
        for (var at = 0; at < words._words.Count; at++)
            for (var term = 0; term < wanted.Count; term++)
                if (words.Begins(at, wanted[term], terms[term].IsWhole))
                    hits.Add(words.Hit(at, at + wanted[term].Length - 1, term));
        return hits;
    }

    private bool Begins(int at, string[] wanted, bool isWhole)
    {
        if (at + wanted.Length > _words.Count || !MayBegin(at, wanted[0][0]))
            return false;
        for (var i = 0; i < wanted.Length; i++)
            if (isWhole ? Folded(at + i) != wanted[i] : !Folded(at + i).StartsWith(wanted[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private SearchHit Hit(int first, int last, int term) =>
        new(Graphemes.AtOrBefore(_text, _words[first].Start), Graphemes.AtOrAfter(_text, _words[last].End), term);

    private string Folded(int word) =>
        _folded[word] ??= Folding.Of(_text.AsSpan(_words[word].Start.._words[word].End));

    // A cheap check of the first letter avoids folding most words. It is not enough when a mark may combine with that letter.
    private bool MayBegin(int word, char wanted)
    {
        var span = _words[word];
        return Folding.First(_text[span.Start]) is not { } first || first == wanted
            || (span.Start + 1 < span.End && LetterKinds.Of(_text[span.Start + 1]) != LetterKind.Letter);
    }
}
