using System.Text.Json.Nodes;
using NewsApi.Tests.Contract.Answers;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>The examples of successful JSON answers, as a tool that reads the document shows them.</summary>
internal sealed class AnswerExample(JsonNode document)
{
    /// <summary>The schemas of the operation's successful JSON answers, by status.</summary>
    public IEnumerable<(string Status, JsonNode Schema)> Schemas(DocumentSchemas.Operation operation) =>
        from response in operation.Node["responses"]!.AsObject()
        where response.Key[0] == '2'
        from media in Reference.Resolve(document, response.Value!)["content"]?.AsObject() ?? []
        where media.Key.EndsWith("json", StringComparison.Ordinal)
        select (response.Key, media.Value!["schema"]!);

    /// <summary>The example of a schema, or one made of those of its parts where it is a list; null where there is none.</summary>
    public JsonNode? Of(JsonNode schema)
    {
        var resolved = Reference.Resolve(document, schema);
        if (resolved["examples"]?[0] is { } own)
            return own.DeepClone();
        if (resolved["items"] is { } item)
            return Of(item) is { } one ? new JsonArray(one) : null;
        // What has a slug is one thing that has items, and no list.
        if (resolved["properties"] is not JsonObject parts || !parts.ContainsKey("items") || parts.ContainsKey("slug"))
            return null;
        var made = new JsonObject();
        foreach (var (name, part) in parts)
            if (Of(part!) is { } value)
                made[name] = value;
        return made;
    }

    /// <summary>
    /// The paths of the properties in a value, with items of lists taken together. Names that stand for languages, and what has no
    /// property, are left out.
    /// </summary>
    public static IReadOnlySet<string> Shape(JsonNode? value)
    {
        var paths = new HashSet<string>();
        Add(value, "");
        return paths;

        void Add(JsonNode? node, string path)
        {
            if (node is JsonArray list)
                foreach (var item in list)
                    Add(item, $"{path}[]");
            if (node is JsonObject fields && fields.All(pair => pair.Key.Length > 2))
                foreach (var (name, inner) in fields)
                {
                    paths.Add($"{path}.{name}");
                    Add(inner, $"{path}.{name}");
                }
        }
    }

    /// <summary>Properties that the example has and the answer lacks, although the answer has something in their place.</summary>
    public static IEnumerable<string> Missing(JsonNode? example, JsonNode? answer)
    {
        var there = Shape(answer);
        // A block has the properties of its kind.
        return Shape(example).Where(path => !there.Contains(path) && !path.Contains(".blocks[]", StringComparison.Ordinal)
            && there.Any(other => Parent(other) == Parent(path)));
    }

    private static string Parent(string path) => path[..path.LastIndexOf('.')];
}
