using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace NewsApi.Json;

/// <summary>
/// Writes long texts as JSON strings. Only the bytes that JSON requires to be escaped (RFC 8259, section 7) are escaped; all others are
/// copied. This is faster than the writer's own encoder, which checks each letter that is not ASCII.
/// </summary>
internal static class JsonText
{
    // The longest escape, such as \u001f, has six bytes instead of one.
    private const int MaxAdded = 5;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(code => (byte)code)]);

    /// <param name="writer">A writer that does not validate: see <see cref="ApiJson.Writing"/>.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="text">The value, in UTF-8.</param>
    public static void WriteText(this Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<byte> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length + (MaxAdded * Count(text)) + "\"\"".Length);
        var length = 0;
        buffer[length++] = (byte)'"';
        for (int next; (next = text.IndexOfAny(Escaped)) >= 0; text = text[(next + 1)..])
        {
            text[..next].CopyTo(buffer.AsSpan(length));
            length += next;
            length += Escape(text[next], buffer.AsSpan(length));
        }

        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
        buffer[length++] = (byte)'"';
        writer.WritePropertyName(name);
        writer.WriteRawValue(buffer.AsSpan(0, length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (int next; (next = text.IndexOfAny(Escaped)) >= 0; text = text[(next + 1)..])
            count++;
        return count;
    }

    private static int Escape(byte code, Span<byte> to)
    {
        var escape = code switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => "\\u00"u8,
        };
        escape.CopyTo(to);
        if (escape.Length == "\\n".Length)
            return escape.Length;
        code.TryFormat(to[escape.Length..], out var digits, "x2", CultureInfo.InvariantCulture);
        return escape.Length + digits;
    }
}
