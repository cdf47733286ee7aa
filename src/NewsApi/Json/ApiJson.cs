using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NewsApi.Json;

/// <summary>How JSON looks on the wire and in the database.</summary>
internal static class ApiJson
{
    /// <summary>For values kept in a column; read back by the same options.</summary>
    public static JsonSerializerOptions Stored { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For what is written straight to the wire; the code that writes knows that it is JSON.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers are never put into HTML unescaped by us and carry nosniff, so Ə and « need no \u escapes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new EnumNameConverter());
        return options;
    }

    /// <summary>How values of this type are written; to be kept by who needs it often.</summary>
    public static JsonTypeInfo<T> TypeOf<T>()
    {
        Stored.MakeReadOnly(populateMissingResolver: true);
        return (JsonTypeInfo<T>)Stored.GetTypeInfo(typeof(T));
    }

    public static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Stored);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Stored)!;
}
