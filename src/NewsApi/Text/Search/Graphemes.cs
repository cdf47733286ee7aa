using System.Globalization;

namespace NewsApi.Text.Search;

/// <summary>Finds positions where a text may be cut without splitting a grapheme (what a reader sees as one character).</summary>
internal static class Graphemes
{
    // This is longer than any grapheme in real text. The search ends earlier at a simple position, for example between two ASCII letters.
    private const int Reach = 64;

    // No character below this one joins the character before it, except \n after \r.
    private const char FirstJoining = '\u0300';

    /// <summary>The nearest position between two graphemes at or before <paramref name="at"/>.</summary>
    public static int AtOrBefore(string text, int at)
    {
        if (IsPlain(text, at))
            return at;
        var place = Anchor(text, at);
        while (place + Length(text, place) is var next && next <= at)
            place = next;
        return place;
    }

    /// <summary>The nearest position between two graphemes at or after <paramref name="at"/>.</summary>
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
