using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Http.Bodies;

/// <summary>A JSON Merge Patch (RFC 7396): fields in it are replaced, null removes a value, other fields stay.</summary>
/// <param name="document">The patch as the client sent it.</param>
[JsonConverter(typeof(MergePatchConverter))]
internal sealed class MergePatch<T>(JsonObject document) where T : class
{
    /// <exception cref="ProblemException">The result is not a valid <typeparamref name="TTarget"/>; the problem says why.</exception>
    public TTarget ApplyTo<TTarget>(TTarget target)
    {
        try
        {
            return Merge(JsonSerializer.SerializeToNode(target, ApiJson.Stored), document).Deserialize<TTarget>(ApiJson.Stored)!;
        }
        catch (JsonException e)
        {
            throw new ProblemException(BadJson.Explain(e, typeof(TTarget)));
        }
    }

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var merged = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            // The old value is removed first, because a node can have only one parent.
            merged.Remove(name, out var present);
            if (change is not null)
                merged[name] = Merge(present, change);
        }

        return merged;
    }
}

internal static class MergePatch
{
    public const string ContentType = "application/merge-patch+json";
}

/// <summary>Reads a patch twice: as <c>T</c>, which refuses unknown fields and wrong types, and as a JSON tree.</summary>
internal sealed class MergePatchConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(MergePatch<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<MergePatch<T>> where T : class
    {
        public override MergePatch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var copy = reader;
            JsonSerializer.Deserialize<T>(ref reader, options);
            // Property names are case-insensitive, as in all other bodies.
            return new MergePatch<T>(JsonNode.Parse(ref copy, new JsonNodeOptions { PropertyNameCaseInsensitive = true })!.AsObject());
        }

        public override void Write(Utf8JsonWriter writer, MergePatch<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
