using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Text.Names;

/// <summary>A short text in several languages, stored as one JSON object: <c>{"en":"World","ru":"Мир"}</c>.</summary>
/// <param name="Texts">The texts by language tag in canonical letter case.</param>
[JsonConverter(typeof(Converter))]
internal sealed record LocalisedText(IReadOnlyDictionary<string, string> Texts)
{
    private const int MostOnStack = 1_024;

    public static LocalisedText From(IReadOnlyDictionary<string, string>? texts) => new(
        (texts ?? new Dictionary<string, string>())
        .GroupBy(pair => Languages.Canonical(pair.Key))
        .ToDictionary(group => group.Key, group => group.First().Value.Trim()));

    /// <summary>
    /// The text in the wanted language or a broader one (<c>az</c> for <c>az-Latn</c>), else in the site's default language, else in any;
    /// null if there is no text.
    /// </summary>
    public (string Text, string Language)? Pick(string wanted, string siteDefault)
    {
        var broader = Texts.Keys.Where(language => IsBroader(language, wanted)).OrderByDescending(language => language.Length);
        foreach (var language in (IEnumerable<string>)[wanted, .. broader, siteDefault, .. Texts.Keys.Order(StringComparer.Ordinal)])
            if (Texts.TryGetValue(language, out var text))
                return (text, language);
        return null;
    }

    public string? PickText(string wanted, string siteDefault) => Pick(wanted, siteDefault)?.Text;

    /// <summary>
    /// Whether a text in a language suits readers who want <paramref name="wanted"/>: the languages are equal, or the text's is broader.
    /// </summary>
    public static bool Serves(string language, string wanted) => language == wanted || IsBroader(language, wanted);

    /// <summary>
    /// Picks the text directly from the stored JSON, in the order of <see cref="Pick(string, string)"/>, without building a dictionary.
    /// </summary>
    public static string? PickText(string json, string wanted, string siteDefault)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(json.Length);
        var rented = longest > MostOnStack ? ArrayPool<byte>.Shared.Rent(longest) : null;
        var bytes = rented ?? stackalloc byte[MostOnStack];
        try
        {
            return Pick(new Utf8JsonReader(bytes[..Encoding.UTF8.GetBytes(json, bytes)]), wanted, siteDefault);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// A slug of the English text; without one, of the text whose language tag sorts first. Empty if that text has no letters or digits.
    /// </summary>
    public string ToSlug() => Pick("en", "en") is var (text, language) ? Slugs.From(text, language) : "";

    private static string? Pick(Utf8JsonReader json, string wanted, string siteDefault)
    {
        string? broader = null, ofBroader = null, ofSite = null, first = null, any = null;
        for (json.Read(); json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var (isWanted, isOfSite) = (json.ValueTextEquals(wanted), json.ValueTextEquals(siteDefault));
            var language = isWanted || isOfSite ? null : json.GetString();
            json.Read();
            if (isWanted)
                return json.GetString();
            if (isOfSite)
                ofSite = json.GetString();
            else if (IsBroader(language!, wanted) && language!.Length > (broader?.Length ?? 0))
                (broader, ofBroader) = (language, json.GetString());
            else if (first is null || string.CompareOrdinal(language, first) < 0)
                (first, any) = (language, json.GetString());
        }

        return ofBroader ?? ofSite ?? any;
    }

    private static bool IsBroader(string language, string wanted) =>
        wanted.Length > language.Length && wanted[language.Length] == '-'
            && wanted.StartsWith(language, StringComparison.OrdinalIgnoreCase);

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
