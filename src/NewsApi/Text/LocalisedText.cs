using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using NewsApi.Data;

namespace NewsApi.Text;

/// <summary>A short text in several languages, kept as one JSON object: <c>{"en":"World","ru":"Мир"}</c>.</summary>
/// <param name="Texts">By language tag in its usual casing.</param>
[JsonConverter(typeof(Converter))]
internal sealed record LocalisedText(IReadOnlyDictionary<string, string> Texts)
{
    public static LocalisedText From(IReadOnlyDictionary<string, string>? texts) => new(
        (texts ?? new Dictionary<string, string>())
        .GroupBy(pair => Languages.Canonical(pair.Key))
        .ToDictionary(group => group.Key, group => group.First().Value.Trim()));

    /// <summary>The text in the wanted language, else in the site's, else in any; null when there is none at all.</summary>
    public (string Text, string Language)? Pick(string wanted, string siteDefault)
    {
        foreach (var language in (IEnumerable<string>)[wanted, siteDefault, .. Texts.Keys.Order(StringComparer.Ordinal)])
            if (Texts.TryGetValue(language, out var text))
                return (text, language);
        return null;
    }

    public string? PickText(string wanted, string siteDefault) => Pick(wanted, siteDefault)?.Text;

    /// <summary>A slug out of the English text, else out of the first; empty when nothing in it can stand in an address.</summary>
    public string ToSlug() => Pick("en", "en") is var (text, language) ? Slugs.From(text, language) : "";

    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new JsonColumn<LocalisedText>());

    private sealed class Converter : JsonConverter<LocalisedText>
    {
        public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Texts, options);
    }
}
