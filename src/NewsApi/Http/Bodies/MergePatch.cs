using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Http.Bodies;

/// <summary>A JSON Merge Patch (RFC 7396) for a thing of this shape: what is named is replaced, null takes away, the rest stays.</summary>
/// <param name="document">The patch as it came: null in it takes a value away, and what is not in it stays.</param>
[JsonConverter(typeof(MergePatchConverter))]
internal sealed class MergePatch<T>(JsonObject document) where T : class
{
    /// <exception cref="ProblemException">The outcome is no <typeparamref name="TTarget"/>; the problem says where.</exception>
    public TTarget ApplyTo<TTarget>(TTarget target)
    {
        try
        {
            return Merge(JsonSerializer.SerializeToNode(target, ApiJson.Stored), document).Deserialize<TTarget>(ApiJson.Stored)!;
        }
        catch (JsonException e)
        {
            throw new ProblemException(BadJson.Explain(e));
        }
    }

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var merged = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            // Taken out first: a node has its place in one tree only.
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

/// <summary>Reads a patch twice: as the shape, which refuses what that would not take, and as it is.</summary>
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
            var again = reader;
            JsonSerializer.Deserialize<T>(ref reader, options);
            // Names count in whatever case elsewhere, so a patch may be written so too.
            return new MergePatch<T>(JsonNode.Parse(ref again, new JsonNodeOptions { PropertyNameCaseInsensitive = true })!.AsObject());
        }

        public override void Write(Utf8JsonWriter writer, MergePatch<T> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
