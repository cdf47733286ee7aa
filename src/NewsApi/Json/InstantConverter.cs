using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsApi.Json;

/// <summary>
/// Converts times in RFC 3339. It writes UTC with milliseconds and Z. It reads times with any offset; a time without an offset is an error.
/// </summary>
internal sealed partial class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const int Length = 24;

    public const string Wanted =
        "A time has the format of RFC 3339, with an offset and at most 9 decimals of a second, such as 2024-12-02T09:57:00+04:00.";

    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || Rfc3339().Match(text) is not { Success: true } match)
            return false;
        var isLeapSecond = match.Groups["second"].Value == "60";
        var seconds = match.Groups["second"];
        var usual = isLeapSecond ? $"{text[..seconds.Index]}59{text[(seconds.Index + seconds.Length)..]}" : text;
        if (!DateTimeOffset.TryParse(usual, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var exact))
            return false;
        if (isLeapSecond && !TryAddLeapSecond(ref exact))
            return false;
        instant = DateTimeOffset.FromUnixTimeMilliseconds(exact.ToUnixTimeMilliseconds());
        return true;
    }

    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var instant)
            ? instant
            : throw new JsonException(null, new FormatException(Wanted));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>
    /// Writes the text of <see cref="Format"/> without allocating a string, because each article has four instants to write.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[Length];
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        var utc = instant.UtcDateTime;
        Digits(text[..4], utc.Year);
        Digits(text[5..7], utc.Month);
        Digits(text[8..10], utc.Day);
        Digits(text[11..13], utc.Hour);
        Digits(text[14..16], utc.Minute);
        Digits(text[17..19], utc.Second);
        Digits(text[20..23], utc.Millisecond);
        writer.WriteStringValue(text);
    }

    // A leap second is 23:59:60 UTC at the end of a month (RFC 3339, appendix D). Unix time gives it the number of the next second.
    private static bool TryAddLeapSecond(ref DateTimeOffset instant)
    {
        if (instant is not { Hour: 23, Minute: 59 } || instant.Day != DateTime.DaysInMonth(instant.Year, instant.Month)
            || instant > DateTimeOffset.MaxValue.AddSeconds(-1))
            return false;
        instant = instant.AddSeconds(1);
        return true;
    }

    private static void Digits(Span<byte> places, int number)
    {
        for (var at = places.Length - 1; at >= 0; at--, number /= 10)
            places[at] = (byte)('0' + (number % 10));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:(?<second>\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();
}
