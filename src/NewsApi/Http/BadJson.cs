using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsApi.Http;

/// <summary>Says what is wrong with a body that is not the JSON we asked for, and where.</summary>
internal static partial class BadJson
{
    public static Problem Explain(JsonException e)
    {
        var (code, detail) = Describe(e);
        return new Problem(
            StatusCodes.Status400BadRequest,
            "invalid_json",
            "The body is not JSON of the shape that this address takes.",
            ProblemError.InBody(Pointer(e), code, detail));
    }

    private static (string Code, string Detail) Describe(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
            return ("unknown_field", $"There is no field '{unknown.Groups["name"].Value}' here.");
        if (e.Message.Contains("Duplicate property", StringComparison.OrdinalIgnoreCase))
            return ("duplicate_field", "This field stands twice.");
        if (e.InnerException is FormatException format)
            return ("invalid_value", format.Message);
        // Only System.Text.Json's own reader sets an inner exception of its internal kind for what is not JSON at all.
        if (e.InnerException is JsonException || e.Message.Contains("invalid UTF-8", StringComparison.OrdinalIgnoreCase))
            return ("malformed", $"The text stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        return ("wrong_type", "The value is not of the type that this field takes.");
    }

    private static string Pointer(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown && !e.Path!.EndsWith(unknown.Groups["name"].Value, StringComparison.Ordinal))
            return FromPath(e.Path) + "/" + JsonPointer.Escape(unknown.Groups["name"].Value);
        return FromPath(e.Path);
    }

    // $.a.b[0]['odd name'] becomes /a/b/0/odd name
    private static string FromPath(string? path)
    {
        var pointer = new StringBuilder();
        foreach (Match step in PathStep().Matches(path ?? ""))
            pointer.Append('/').Append(JsonPointer.Escape(step.Groups["name"].Value + step.Groups["index"].Value + step.Groups["quoted"].Value));
        return pointer.ToString();
    }

    [GeneratedRegex(@"^The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d+)\]|\['(?<quoted>.*?)'\]")]
    private static partial Regex PathStep();
}
