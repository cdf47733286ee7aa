using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NewsApi.Json;

/// <summary>The JSON options for answers and for database columns.</summary>
internal static class ApiJson
{
    /// <summary>Options to write values to database columns and to read them.</summary>
    public static JsonSerializerOptions Stored { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Options for answers that code writes without a serializer. That code guarantees valid JSON.</summary>
    public static JsonWriterOptions Writing { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers have nosniff and are never embedded in HTML unescaped, so Ə and « need no \u escapes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new EnumNameConverter());
        return options;
    }

    /// <summary>The serialization metadata of a type. Frequent callers keep it in a field.</summary>
    public static JsonTypeInfo<T> TypeOf<T>()
    {
        Stored.MakeReadOnly(populateMissingResolver: true);
        return (JsonTypeInfo<T>)Stored.GetTypeInfo(typeof(T));
    }

    public static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Stored);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Stored)!;
}
