using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Agents;

/// <summary>Makes the JSON Schema of a tool's arguments, and converts arguments to query parameters of the Content API.</summary>
internal static class ToolArguments
{
    private const int LongestValue = 4_000;

    public static JsonElement Schema(IReadOnlyList<QueryParameter> parameters) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parameters.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Name, Schema(one)))),
        ["required"] = new JsonArray([.. parameters.Where(one => one.IsRequired).Select(one => JsonValue.Create(one.Name))]),
        ["additionalProperties"] = false,
    });

    /// <summary>Reads arguments.</summary>
    /// <exception cref="ProblemException">An argument is unknown, missing, too long, or not a text, number or boolean.</exception>
    public static QueryReader Read(IDictionary<string, JsonElement>? arguments, IReadOnlyList<QueryParameter> parameters)
    {
        var query = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var errors = new List<ProblemError>();
        foreach (var (name, value) in arguments ?? new Dictionary<string, JsonElement>())
            if (parameters.All(one => one.Name != name))
                errors.Add(ProblemError.InParameter(Shown(name), "unknown_parameter", Unknown(name, parameters)));
            else if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                if (Text(value) is { Length: <= LongestValue } text)
                    query[name] = text;
                else
                    errors.Add(ProblemError.InParameter(
                        name, "invalid_value", $"Must be a text, a number, true or false, with at most {LongestValue} characters."));
            }

        foreach (var missing in parameters.Where(one => one.IsRequired && !query.ContainsKey(one.Name)))
            errors.Add(ProblemError.InParameter(missing.Name, "required", "This argument is required."));
        if (errors.Count > 0)
            throw new ProblemException(Problem.BadParameters([.. errors]));
        var context = new DefaultHttpContext();
        context.Request.Query = new QueryCollection(query);
        return new QueryReader(context.Request);
    }

    private static string Unknown(string name, IReadOnlyList<QueryParameter> parameters) =>
        NearestName.Find(Shown(name), parameters.Select(one => one.Name).ToHashSet()) is { } nearest
            ? $"There is no such argument; did you mean '{nearest}'?"
            : "There is no such argument.";

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60];

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        // The text has an unpaired surrogate.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject Schema(QueryParameter parameter)
    {
        var schema = new JsonObject { ["description"] = parameter.Description };
        switch (parameter.Type)
        {
            case QueryType.Integer:
                schema["type"] = "integer";
                (schema["minimum"], schema["maximum"]) = (parameter.Minimum, parameter.Maximum);
                break;
            case QueryType.Flag:
                schema["type"] = "boolean";
                break;
            case QueryType.Text:
                schema["type"] = "string";
                schema["maxLength"] = parameter.Maximum;
                break;
            default:
                schema["type"] = "string";
                break;
        }

        if (parameter.Type == QueryType.Choice)
            schema["enum"] = new JsonArray([.. parameter.Choices.Select(choice => JsonValue.Create(choice))]);
        return schema;
    }
}
