using System.Text;
using NewsApi.Data.Statements;

namespace NewsApi.Text.Search;

/// <summary>A match of a search term in a text; it spans whole words and whole graphemes.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="Term">The index of the matching term.</param>
internal readonly record struct SearchHit(int Start, int End, int Term);

/// <summary>Finds search terms in the original text, with the rules by which the index finds them in folded words.</summary>
internal sealed class SearchHits
{
    // Normalising or respelling may replace letters from Hebrew on, the Greek numeral sign and the Armenian ligature.
    private const char Hebrew = '\u0590', NumeralSign = '\u0374', ArmenianEv = 'և';

    private readonly string _text;
    private readonly List<(int Start, int End)> _words;
    private readonly string?[] _folded;

    private SearchHits(string text)
    {
        _text = text;
        _words = [.. Words(text)];
        _folded = new string?[_words.Count];
    }

    /// <summary>In the order of the text; hits of different terms may overlap.</summary>
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
        _folded[word] ??= string.Concat(SearchText.Words(_text[_words[word].Start.._words[word].End]));

    // A cheap check of the first letter avoids folding most words. It is not enough when a mark may combine with that letter.
    private bool MayBegin(int word, char wanted)
    {
        var (start, end) = _words[word];
        var first = _text[start];
        return first is >= Hebrew or NumeralSign or ArmenianEv || SearchText.Fold(first) == wanted
            || (start + 1 < end && SearchText.KindOf(_text[start + 1]) != LetterKind.Letter);
    }

    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        int? start = null;
        var end = 0;
        for (var at = 0; at < text.Length;)
        {
            var (kind, length) = (LetterKind.None, 1);
            if (!char.IsSurrogate(text[at]))
                kind = SearchText.KindOf(text[at]);
            else if (Rune.TryGetRuneAt(text, at, out var rune))
                (kind, length) = (SearchText.KindOf(rune), 2);
            if (kind == LetterKind.Letter)
                start ??= at;
            if (kind is not (LetterKind.None or LetterKind.Joiner))
                end = at + length;
            if (kind == LetterKind.None && start is { } begun)
            {
                yield return (begun, end);
                start = null;
            }

            at += length;
        }

        if (start is { } last)
            yield return (last, end);
    }
}
