using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Http.Problems;

/// <summary>Describes what is wrong with a body that can't be read as the expected JSON, and where.</summary>
internal static partial class BadJson
{
    /// <param name="e">Why the body could not be read.</param>
    /// <param name="type">The expected type of the body. For a wrong place, the problem names the type or fields expected there.</param>
    public static Problem Explain(JsonException e, Type type)
    {
        var pointer = Pointer(e);
        var (code, detail) = Describe(e, type, JsonPointer.Steps(pointer));
        return Refuse(ProblemError.InBody(pointer, code, detail));
    }

    /// <summary>The error for an unknown field, with the most similar known field, or else with all known fields.</summary>
    public static ProblemError UnknownField(string pointer, string name, Type? owner)
    {
        var fields = owner is null ? [] : JsonShape.Fields(owner);
        return ProblemError.InBody(pointer, "unknown_field", $"There is no field '{name}' here" + (
            NearestName.Find(name, fields) is { } nearest ? $"; did you mean '{nearest}'?"
            : fields.Count > 0 ? $"; there are {string.Join(", ", fields)}."
            : "."));
    }

    public static Problem Refuse(params IReadOnlyList<ProblemError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid_json", "The body is not valid JSON for this operation.", errors);

    private static (string Code, string Detail) Describe(JsonException e, Type type, IReadOnlyList<string> steps)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
            return ("unknown_field", UnknownField("", unknown.Groups["name"].Value, JsonShape.At(type, steps.SkipLast(1))).Detail);
        if (e.Message.StartsWith("Duplicate propert", StringComparison.Ordinal))
            return ("duplicate_field", "This field occurs twice.");
        if (e.InnerException is FormatException format)
            return ("invalid_value", format.Message);
        if (e.InnerException is InvalidOperationException { Message: var reason } && InvalidText().IsMatch(reason))
            return ("invalid_text", "The text is not valid UTF-8, or holds an unpaired surrogate.");
        // System.Text.Json sets this inner exception only when the text is not JSON at all.
        if (e.InnerException is JsonException)
            return ("malformed", $"The text is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        return (
            "wrong_type",
            JsonShape.At(type, steps) is { } wanted ? JsonShape.Describe(wanted) : "The value does not have the type of this field.");
    }

    // The path ends with the unknown name without escapes, so the path can't be parsed. So the name is read from the message and cut off
    // the path.
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
