using System.Text.Json.Nodes;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Example values with which a request succeeds on a new demo site. They come from <c>Examples/requests.json</c> for the operation, or
/// else from the tables below, which apply to every operation.
/// </summary>
internal static class RequestExamples
{
    private const string FirstVersion = "\"v1\"";

    private static readonly JsonObject Operations = Read();

    // The key has the path segment before the variable, and the variable.
    private static readonly Dictionary<string, JsonNode> Variables = new()
    {
        ["articles/{id}"] = 3,
        ["authors/{id}"] = 6,
        ["sections/{id}"] = 8,
        ["tags/{id}"] = 17,
        ["share-links/{id}"] = 14,
        ["releases/{id}"] = 1,
        ["media/{id}"] = 1,
        ["menus/{id}"] = 1,
        ["keys/{id}"] = 1,
        ["webhooks/{id}"] = 1,
        ["deliveries/{deliveryId}"] = 1,
        ["previews/{previewId}"] = 1,
        ["by-slug/{language}"] = "en",
        ["{language}/{slug}"] = "tbilisi-opens-mtredi-bridge",
        ["authors/{slug}"] = "davit-tsereliani",
        ["sections/{slug}"] = "south-caucasus",
        ["tags/{slug}"] = "tbilisi",
        ["menus/{slug}"] = "main",
        ["share-links/{code}"] = "mtredi-bridge",
        ["fronts/{slug}"] = "home",
        ["revisions/{number}"] = 1,
        ["s/{code}"] = "mtredi-bridge",
    };

    // Examples of optional parameters. They are written in the schema, because forms would otherwise fill them in and send them.
    private static readonly Dictionary<string, string> Filters = new()
    {
        ["section"] = "south-caucasus",
        ["tag"] = "tbilisi",
        ["author"] = "davit-tsereliani",
        ["language"] = "en",
        ["q"] = "bridge",
        ["publishedFrom"] = "2026-11-01T00:00:00Z",
    };

    public static JsonNode? Body(string operation) => Operations[operation]?["body"]?.DeepClone();

    public static JsonNode IfMatch(string operation) => Operations[operation]?["ifMatch"]?.DeepClone() ?? FirstVersion;

    public static JsonNode? Query(string operation, string name) => Operations[operation]?["query"]?[name]?.DeepClone();

    public static JsonNode? Filter(string operation, string name) =>
        Query(operation, name) ?? (Filters.TryGetValue(name, out var value) ? JsonValue.Create(value) : null);

    /// <param name="operation">The operation's id.</param>
    /// <param name="path">The path with its variables in braces, with or without constraints.</param>
    /// <param name="name">The name of a variable.</param>
    public static JsonNode? Path(string operation, string path, string name)
    {
        if (Operations[operation]?["path"]?[name] is { } own)
            return own.DeepClone();
        var segments = path.TrimEnd('+').Split('/');
        var index = Array.FindIndex(segments, one => one.Replace("*", "").TrimEnd('}').Split(':')[0] == $"{{{name}");
        return index > 0 ? Variables.GetValueOrDefault($"{segments[index - 1]}/{{{name}}}")?.DeepClone() : null;
    }

    private static JsonObject Read()
    {
        using var stream = typeof(RequestExamples).Assembly.GetManifestResourceStream("NewsApi.Http.OpenApi.Examples.requests.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
