using System.Text;

namespace NewsApi.Text.Names;

/// <summary>
/// Romanisation rules for Armenian, Ukrainian and some single letters, applied before the general letter-by-letter transliteration.
/// </summary>
internal static class TransliterationRules
{
    private static readonly Dictionary<char, string> Armenian = new()
    {
        ['օ'] = "o",
        ['և'] = "ev",
        ['ը'] = "y",
        ['ռ'] = "r",
        ['ւ'] = "v",
        ['թ'] = "t",
        ['փ'] = "p",
        ['ք'] = "k",
        ['չ'] = "ch",
        ['ց'] = "ts",
        ['ղ'] = "gh",
    };

    // The Ukrainian government's table of 2010.
    private static readonly Dictionary<char, string> Ukrainian = new()
    {
        ['г'] = "h",
        ['ґ'] = "g",
        ['и'] = "y",
        ['і'] = "i",
        ['ї'] = "i",
        ['й'] = "i",
        ['є'] = "ie",
        ['ю'] = "iu",
        ['я'] = "ia",
    };

    private static readonly Dictionary<char, string> UkrainianInitial = new()
    {
        ['ї'] = "yi",
        ['й'] = "y",
        ['є'] = "ye",
        ['ю'] = "yu",
        ['я'] = "ya",
    };

    /// <param name="lower">Lower-case text in normalization form C, without apostrophes.</param>
    /// <param name="language">A language tag; only its language subtag counts.</param>
    public static string Apply(string lower, string language)
    {
        var ukrainian = language.Split('-')[0].Equals("uk", StringComparison.OrdinalIgnoreCase);
        var output = new StringBuilder(lower.Length + 16);
        for (var i = 0; i < lower.Length; i++)
        {
            var initial = i == 0 || !char.IsLetter(lower[i - 1]);
            if (lower[i] is >= 'ա' and <= 'և')
                i += AppendArmenian(output, lower, i, initial);
            else if (ukrainian && lower[i] == 'з' && i + 1 < lower.Length && lower[i + 1] == 'г')
                i += Append(output, "zgh", 1);
            else if (ukrainian && initial && UkrainianInitial.TryGetValue(lower[i], out var first))
                output.Append(first);
            else if (ukrainian && Ukrainian.TryGetValue(lower[i], out var letter))
                output.Append(letter);
            else
                Append(output, lower[i]);
        }
        return output.ToString();
    }

    // Returns the number of further letters that the rule has consumed.
    private static int AppendArmenian(StringBuilder output, string lower, int i, bool initial)
    {
        var next = i + 1 < lower.Length ? lower[i + 1] : ' ';
        switch (lower[i])
        {
            case 'ո' when next == 'ւ':
                return Append(output, "u", 1);
            // Words such as «ով» (who) begin with "o", not "vo".
            case 'ո' when initial && next != 'վ':
                return Append(output, "vo", 0);
            case 'ո':
                return Append(output, "o", 0);
            case 'ե' when next == 'ւ':
                return Append(output, initial ? "yev" : "ev", 1);
            case 'ե' when initial:
                return Append(output, "ye", 0);
            case 'և' when initial:
                return Append(output, "yev", 0);
            default:
                return Append(output, Armenian.GetValueOrDefault(lower[i], lower[i].ToString()), 0);
        }
    }

    private static void Append(StringBuilder output, char letter)
    {
        if (letter == 'ə')
            output.Append('e');
        // The hard and soft signs are silent; the transliteration would print them as apostrophes.
        else if (letter is not ('ъ' or 'ь'))
            output.Append(letter);
    }

    private static int Append(StringBuilder output, string letters, int taken)
    {
        output.Append(letters);
        return taken;
    }
}
