using System.Text;

namespace NewsApi.Text.Search;

/// <summary>A word of a text; in a script without spaces, one letter with its marks.</summary>
/// <param name="Start">Offset of the first character of the word.</param>
/// <param name="End">Offset after the last character of the word.</param>
/// <param name="IsNext">Whether the word before it and this word belong to one run of a script without spaces.</param>
internal readonly record struct WordSpan(int Start, int End, bool IsNext);

/// <summary>Splits a text into words, the same for the index, for queries and for highlights.</summary>
internal static class WordSpans
{
    public static IEnumerable<WordSpan> Of(string text)
    {
        WordSpan? open = null;
        var isUnspaced = false;
        for (var at = 0; at < text.Length;)
        {
            var (kind, length, unspaced) = Read(text, at);
            if (kind == LetterKind.Letter)
            {
                if (open is { } word && (unspaced || isUnspaced))
                {
                    yield return word;
                    open = new WordSpan(at, at, unspaced && isUnspaced);
                }

                open ??= new WordSpan(at, at, IsNext: false);
                isUnspaced = unspaced;
            }
            else if (kind == LetterKind.None && open is { } ended)
            {
                yield return ended;
                open = null;
            }

            if (kind is not (LetterKind.None or LetterKind.Joiner) && open is { } longer)
                open = longer with { End = at + length };
            at += length;
        }

        if (open is { } last)
            yield return last;
    }

    private static (LetterKind Kind, int Length, bool IsUnspaced) Read(string text, int at)
    {
        if (!char.IsSurrogate(text[at]))
            return (LetterKinds.Of(text[at]), 1, Scripts.IsUnspaced(new Rune(text[at])));
        return Rune.TryGetRuneAt(text, at, out var rune)
            ? (LetterKinds.Of(rune), 2, Scripts.IsUnspaced(rune))
            : (LetterKind.None, 1, false);
    }
}
