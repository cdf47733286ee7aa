using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsApi.Json;

/// <summary>
/// Converts enums to and from the camelCase names of their members. The framework's converter also accepts names in other letter case,
/// and lists such as <c>topic,series</c>, which result in undefined values.
/// </summary>
internal sealed class EnumNameConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumNames<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumNames<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly FrozenDictionary<string, T> Members =
            Enum.GetValues<T>().ToFrozenDictionary(Name, StringComparer.Ordinal);

        private static readonly FrozenDictionary<T, JsonEncodedText> Encoded =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => ApiJson.Name(Name(value)));

        private static readonly string Wanted = $"Takes one of: {string.Join(", ", Enum.GetValues<T>().Select(Name))}.";

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType != JsonTokenType.String ? throw new JsonException()
            : Members.TryGetValue(reader.GetString()!, out var value) ? value
            : throw new JsonException(null, new FormatException(Wanted));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Encoded[value]);

        private static string Name(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
