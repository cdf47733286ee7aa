using System.Globalization;

namespace NewsApi.Http.Bodies;

/// <summary>Finds characters that a text must not have: control characters and, in a text of one line, line ends.</summary>
internal static class ControlCharacters
{
    /// <summary>Describes the first such character and its place; null if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLine">Whether the text is one line. A text of several lines may have line ends and tabs.</param>
    /// <returns>A sentence such as <c>Has the control character U+0008 at character 12 of line 3.</c></returns>
    public static string? Refuse(string? text, bool isLine)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < text?.Length; i++)
        {
            var c = text[i];
            if (isLine ? char.IsControl(c) || c is '\u2028' or '\u2029' : char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                return string.Create(
                    CultureInfo.InvariantCulture, $"Has the control character U+{(int)c:X4} at character {i - start + 1} of line {line}.");
            if (c == '\n')
                (line, start) = (line + 1, i + 1);
        }

        return null;
    }
}
