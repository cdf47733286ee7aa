using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Writes JSON as YAML. A value that fits on one line is written in flow style; otherwise each of its entries begins a new line. Texts
/// are quoted unless every version of YAML reads them as text.
/// </summary>
internal static partial class CompactYaml
{
    // An indentation of two spaces would be a tenth of the whole document.
    private const int Width = 140, Step = 1;

    /// <summary>Serializer options that escape only the characters that JSON requires to be escaped.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> NotTexts =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        WriteLines(text, document, 0);
        return text.ToString();
    }

    private static void WriteLines(StringBuilder text, JsonNode node, int indent, bool isIndented = false)
    {
        var isMap = node is JsonObject;
        foreach (var (key, value) in isMap ? node.AsObject() : node.AsArray().Select(item => KeyValuePair.Create("", item)))
        {
            text.Append(' ', isIndented ? 0 : indent);
            isIndented = false;
            var start = isMap ? $"{Text(key)}:" : "-";
            text.Append(start);
            WriteValue(text, value, indent, Width - indent - start.Length - 1, isMap);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int indent, int room, bool isOfMap)
    {
        if (Flow(value, room) is { } flow)
            text.Append(' ').Append(flow).Append('\n');
        else if (value is JsonValue scalar)
            WriteLongText(text, scalar.GetValue<string>(), indent + Step);
        else if (isOfMap)
        {
            text.Append('\n');
            // In YAML, the entries of a list need no additional indentation.
            WriteLines(text, value!, value is JsonObject ? indent + Step : indent);
        }
        else
        {
            text.Append(' ');
            WriteLines(text, value!, indent + 2, isIndented: true);
        }
    }

    private static void WriteLongText(StringBuilder text, string value, int indent)
    {
        if (!value.Contains('\n') || value != value.Trim() || value.Any(one => char.IsControl(one) && one != '\n'))
        {
            text.Append(' ').Append(Text(value)).Append('\n');
            return;
        }

        text.Append(" |-\n");
        foreach (var line in value.Split('\n'))
            text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
    }

    // The node on one line, or null if it is longer than the room.
    private static string? Flow(JsonNode? node, int room)
    {
        var text = node switch
        {
            null => "null",
            JsonObject { Count: 0 } => "{}",
            JsonArray { Count: 0 } => "[]",
            JsonObject map => Join("{ ", map.Select(pair => (Text(pair.Key) + ": ", pair.Value)), " }", room),
            JsonArray list => Join("[", list.Select(item => ("", item)), "]", room),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>()),
            _ => node.ToJsonString(),
        };
        return text is not null && text.Length <= room && !text.Contains('\n') ? text : null;
    }

    private static string? Join(string open, IEnumerable<(string Key, JsonNode? Value)> entries, string close, int room)
    {
        var text = new StringBuilder(open);
        foreach (var (key, value) in entries)
        {
            if (Flow(value, room - text.Length - key.Length) is not { } flow)
                return null;
            text.Append(text.Length == open.Length ? "" : ", ").Append(key).Append(flow);
        }

        return text.Append(close).ToString();
    }

    private static string Text(string value)
    {
        if (Unquoted().IsMatch(value) && !NotTexts.Contains(value))
            return value;
        return value.Contains('\n') || value.Any(char.IsControl) ? JsonSerializer.Serialize(value, Plain)
            : value.Contains('"') || value.Contains('\\') ? $"'{value.Replace("'", "''")}'"
            : $"\"{value}\"";
    }

    [GeneratedRegex(@"^[A-Za-z$/](?:[A-Za-z0-9_./$()'+ -]*[A-Za-z0-9_./$()+-])?\z")]
    private static partial Regex Unquoted();
}
