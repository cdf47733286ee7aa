using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsApi.Data;

/// <summary>How JSON looks on the wire and in the database.</summary>
internal static class Json
{
    /// <summary>For values kept in a column; read back by the same options.</summary>
    public static JsonSerializerOptions Stored { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

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

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Stored);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Stored)!;
}
