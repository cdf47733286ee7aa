namespace NewsApi.Formats.Markdown;

/// <summary>Makes delimiters for code in Markdown. A delimiter is longer than every run of its character in the code.</summary>
internal static class Fences
{
    private const int Shortest = 3;

    /// <summary>Writes preformatted text as a fenced block.</summary>
    public static string Block(string code)
    {
        var fence = new string('`', Math.Max(Shortest, Longest(code, '`') + 1));
        return $"{fence}\n{string.Concat(code.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter)))}\n{fence}";
    }

    public static int Longest(string text, char sign)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == sign ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
