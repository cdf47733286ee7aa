using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsApi.Json;

/// <summary>Describes the JSON form of a type in words, for error messages to clients that sent JSON of another form.</summary>
internal static class JsonShape
{
    private const int MostFields = 30;

    /// <summary>The type of the value at a path in the JSON of a type; null when the path does not exist.</summary>
    /// <param name="type">The type of the whole JSON value.</param>
    /// <param name="steps">The path: names of fields and numbers of entries, outermost first.</param>
    public static Type? At(Type type, IEnumerable<string> steps)
    {
        var at = type;
        foreach (var step in steps)
        {
            var info = Info(at);
            at = info.Kind switch
            {
                JsonTypeInfoKind.Object => Property(info, step)?.PropertyType,
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => info.ElementType,
                _ => null,
            };
            if (at is null)
                return null;
        }

        return at;
    }

    /// <summary>The fields of an object; empty for other types.</summary>
    public static IReadOnlyList<string> Fields(Type type) =>
        Info(type) is { Kind: JsonTypeInfoKind.Object } info ? [.. info.Properties.Select(property => property.Name)] : [];

    /// <summary>A sentence such as <c>Takes a list of texts: ["...", "..."].</c></summary>
    public static string Describe(Type type) => $"Takes {Name(type, isMany: false)}{Form(type)}.";

    private static string Name(Type type, bool isMany)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return 0 switch
        {
            _ when plain == typeof(string) => isMany ? "texts" : "a text",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(DateTimeOffset) => isMany ? "times" : "a time",
            _ when plain.IsEnum => $"{(isMany ? "any" : "one")} of {string.Join(", ", Enum.GetNames(plain).Select(Camel))}",
            _ when IsNumber(plain) => isMany ? "whole numbers" : "a whole number",
            _ => Info(plain) switch
            {
                { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } =>
                    $"{(isMany ? "lists" : "a list")} of {Name(element, isMany: true)}",
                { Kind: JsonTypeInfoKind.Dictionary } => isMany ? "objects" : "an object with a text for each name",
                _ => isMany ? "objects" : "an object",
            },
        };
    }

    private static string Form(Type type)
    {
        var info = Info(Nullable.GetUnderlyingType(type) ?? type);
        return info switch
        {
            { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } => $": [{Value(element)}, ...]",
            { Kind: JsonTypeInfoKind.Dictionary } or { Kind: JsonTypeInfoKind.Object } => ": " + Value(type),
            _ when info.Type == typeof(string) || info.Type.IsEnum => ", in double quotes",
            _ when info.Type == typeof(bool) || IsNumber(info.Type) => ", without quotes",
            _ => "",
        };
    }

    private static string Value(Type type)
    {
        var info = Info(Nullable.GetUnderlyingType(type) ?? type);
        return info switch
        {
            { Kind: JsonTypeInfoKind.Enumerable } => "[...]",
            { Kind: JsonTypeInfoKind.Dictionary } => """{"en": "..."}""",
            { Kind: JsonTypeInfoKind.Object } =>
                "{" + string.Join(", ", info.Properties.Take(MostFields).Select(property => $"\"{property.Name}\": ...")) + "}",
            _ when info.Type == typeof(bool) => "true",
            _ when IsNumber(info.Type) => "1",
            _ => "\"...\"",
        };
    }

    private static JsonPropertyInfo? Property(JsonTypeInfo info, string name) =>
        info.Properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static JsonTypeInfo Info(Type type)
    {
        ApiJson.Stored.MakeReadOnly(populateMissingResolver: true);
        return ApiJson.Stored.GetTypeInfo(type);
    }

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
