using System.Globalization;

namespace NewsApi.Text.Search;

/// <summary>Where a text may be cut without tearing what a reader sees as one character.</summary>
internal static class Graphemes
{
    // Further back than any character that people write; an ASCII letter among those ends the search sooner.
    private const int Reach = 64;

    // Below this nothing joins what stands before it, but for the second half of a line's end.
    private const char FirstJoining = '\u0300';

    /// <summary>The nearest place at or before this one where the text may be cut.</summary>
    public static int AtOrBefore(string text, int at)
    {
        if (IsPlain(text, at))
            return at;
        var place = Anchor(text, at);
        while (place + Length(text, place) is var next && next <= at)
            place = next;
        return place;
    }

    /// <summary>The nearest place at or after this one where the text may be cut.</summary>
    public static int AtOrAfter(string text, int at)
    {
        var before = AtOrBefore(text, at);
        return before == at ? at : before + Length(text, before);
    }

    private static int Length(string text, int at) => at < text.Length ? StringInfo.GetNextTextElementLength(text, at) : 1;

    private static bool IsPlain(string text, int at) =>
        at == 0 || at == text.Length || (text[at - 1] < FirstJoining && text[at] < FirstJoining && text[at] != '\n');

    private static int Anchor(string text, int at)
    {
        var place = at - 1;
        while (place > 0 && at - place < Reach && !IsPlain(text, place))
            place--;
        return place;
    }
}
