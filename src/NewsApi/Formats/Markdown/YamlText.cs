using System.Globalization;
using System.Text;
using NewsApi.Text;

namespace NewsApi.Formats.Markdown;

/// <summary>
/// Quotes text for YAML 1.2. Every text gets quotes. Without quotes, parsers of YAML 1.1 and 1.2 do not agree on whether texts such as
/// <c>no</c>, <c>1e3</c> or dates are strings.
/// </summary>
internal static class YamlText
{
    /// <summary>The text in double quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var letter in UnicodeForm.WellFormed(text))
            if (letter is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else
                quoted.Append(letter);
        return quoted.Append('"').ToString();
    }
}
