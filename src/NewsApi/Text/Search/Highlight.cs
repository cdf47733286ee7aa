using System.Numerics;
using System.Text;
using NewsApi.Data.Statements;

namespace NewsApi.Text.Search;

/// <summary>Converts plain text to HTML with <c>mark</c> around the search hits. All other text is escaped.</summary>
internal static class Highlight
{
    private const int SnippetLength = 200;

    private const string Cut = "…";

    /// <summary>The whole text as HTML, with the hits marked.</summary>
    public static string Whole(string text, IReadOnlyList<SearchTerm> terms) =>
        Marked(text, 0, text.Length, SearchHits.Find(text, terms));

    /// <summary>
    /// About <see cref="SnippetLength"/> characters as HTML, from the part of the texts with the most different terms; the beginning of the
    /// first text if there are no hits.
    /// </summary>
    public static string Snippet(IReadOnlyList<SearchTerm> terms, params IReadOnlyList<string> texts)
    {
        var found = texts.Select(text => (Text: text, Hits: SearchHits.Find(text, terms)));
        // If several texts are equal, MaxBy takes the first one.
        var (text, hits, run) = found.Select(one => (one.Text, one.Hits, Run: Densest(one.Hits)))
            .MaxBy(one => (one.Run.Terms, one.Run.Hits));
        var (start, end) = hits.Count == 0 ? (0, 0) : (hits[run.First].Start, hits[run.Last].End);
        if (end - start > SnippetLength)
            end = Graphemes.AtOrBefore(text, start + SnippetLength);
        var left = Math.Max(0, SnippetLength - (end - start));
        var from = Math.Max(0, Math.Min(start - (left / 2), text.Length - SnippetLength));
        var (begin, finish) = (WordStart(text, from, start), WordEnd(text, Math.Min(text.Length, from + SnippetLength), end));
        return $"{(begin > 0 ? Cut : "")}{Marked(text, begin, finish, hits)}{(finish < text.Length ? Cut : "")}";
    }

    // The run of hits that fits into a snippet and has the most different terms. If several runs have the same number of terms, the run
    // with the most hits, and then the first run.
    private static (int First, int Last, int Terms, int Hits) Densest(IReadOnlyList<SearchHit> hits)
    {
        var best = (First: 0, Last: 0, Terms: 0, Hits: 0);
        for (var first = 0; first < hits.Count; first++)
        {
            var last = first;
            var terms = 1U << hits[first].Term;
            while (last + 1 < hits.Count && hits[last + 1].End - hits[first].Start <= SnippetLength)
                terms |= 1U << hits[++last].Term;
            var found = (Terms: BitOperations.PopCount(terms), Hits: last - first + 1);
            if (found.CompareTo((best.Terms, best.Hits)) > 0)
                best = (first, last, found.Terms, found.Hits);
        }

        return best;
    }

    // If the text has no spaces, it is cut between two graphemes.
    private static int WordStart(string text, int from, int latest)
    {
        if (from == 0)
            return 0;
        for (var at = from; at < latest; at++)
            if (char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at]))
                return Graphemes.AtOrBefore(text, at);
        return Math.Min(Graphemes.AtOrAfter(text, from), latest);
    }

    private static int WordEnd(string text, int to, int earliest)
    {
        if (to == text.Length)
            return to;
        for (var at = to; at > earliest; at--)
            if (char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1]))
                return Graphemes.AtOrBefore(text, at);
        return Math.Max(Graphemes.AtOrBefore(text, to), earliest);
    }

    private static string Marked(string text, int start, int end, IReadOnlyList<SearchHit> hits)
    {
        var html = new StringBuilder(end - start + 64);
        var done = start;
        foreach (var (from, to) in Joined(hits))
        {
            var (begin, finish) = (Math.Max(from, start), Math.Min(to, end));
            if (begin >= finish)
                continue;
            Escape(html, text.AsSpan(done, begin - done));
            html.Append("<mark>");
            Escape(html, text.AsSpan(begin, finish - begin));
            html.Append("</mark>");
            done = finish;
        }

        Escape(html, text.AsSpan(done, end - done));
        return html.ToString();
    }

    private static IEnumerable<(int Start, int End)> Joined(IReadOnlyList<SearchHit> hits)
    {
        (int Start, int End)? open = null;
        foreach (var hit in hits)
        {
            if (open is { } run && hit.Start < run.End)
            {
                open = (run.Start, Math.Max(run.End, hit.End));
                continue;
            }

            if (open is { } ended)
                yield return ended;
            open = (hit.Start, hit.End);
        }

        if (open is { } final)
            yield return final;
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            _ = letter switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(letter),
            };
    }
}
