using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsApi.Http.Problems;

/// <summary>Describes what is wrong with a body that can't be read as the expected JSON, and where.</summary>
internal static partial class BadJson
{
    public static Problem Explain(JsonException e)
    {
        var (code, detail) = Describe(e);
        return Refuse(ProblemError.InBody(Pointer(e), code, detail));
    }

    public static Problem Refuse(params IReadOnlyList<ProblemError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid_json", "The body is not valid JSON for this operation.", errors);

    private static (string Code, string Detail) Describe(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
            return ("unknown_field", $"There is no field '{unknown.Groups["name"].Value}' here.");
        if (e.Message.StartsWith("Duplicate propert", StringComparison.Ordinal))
            return ("duplicate_field", "This field occurs twice.");
        if (e.InnerException is FormatException format)
            return ("invalid_value", format.Message);
        if (e.InnerException is InvalidOperationException { Message: var reason } && InvalidText().IsMatch(reason))
            return ("invalid_text", "The text is not valid UTF-8, or holds an unpaired surrogate.");
        // System.Text.Json sets this inner exception only when the text is not JSON at all.
        if (e.InnerException is JsonException)
            return ("malformed", $"The text is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        return ("wrong_type", "The value does not have the type of this field.");
    }

    // The path ends with the unknown name, unescaped, so it can't be parsed; the name from the message is cut off instead.
    private static string Pointer(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is not { Success: true } unknown)
            return FromPath(e.Path ?? "");
        var name = unknown.Groups["name"].Value;
        var end = e.Path!.EndsWith("']", StringComparison.Ordinal) ? $"['{name}']" : $".{name}";
        return FromPath(e.Path[..^end.Length]) + "/" + JsonPointer.Escape(name);
    }

    // $.a.b[0]['odd name'] becomes /a/b/0/odd name
    private static string FromPath(string path)
    {
        var pointer = new StringBuilder();
        foreach (Match step in PathStep().Matches(path))
            pointer.Append('/')
                .Append(JsonPointer.Escape(step.Groups["name"].Value + step.Groups["index"].Value + step.Groups["quoted"].Value));
        return pointer.ToString();
    }

    [GeneratedRegex(@"^The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("incomplete UTF-16|invalid UTF-8")]
    private static partial Regex InvalidText();

    [GeneratedRegex(@"\.(?<name>[^.\[\]]*)|\[(?<index>\d+)\]|\['(?<quoted>.*?)'\]")]
    private static partial Regex PathStep();
}
