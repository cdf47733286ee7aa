using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NewsApi.Data;

/// <summary>Writes rows for <see cref="SqlDialect.Rows"/>: a JSON array of arrays, value by value and without a box for each.</summary>
internal sealed class JsonRows
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4_096);
    private readonly Utf8JsonWriter _writer;

    public JsonRows()
    {
        _writer = new Utf8JsonWriter(_bytes, Json.Writing);
        _writer.WriteStartArray();
    }

    public int Count { get; private set; }

    /// <summary>Begins a row; the one before ends.</summary>
    public JsonRows Row()
    {
        if (Count++ > 0)
            _writer.WriteEndArray();
        _writer.WriteStartArray();
        return this;
    }

    public JsonRows Add(long number)
    {
        _writer.WriteNumberValue(number);
        return this;
    }

    public JsonRows Add(double number)
    {
        _writer.WriteNumberValue(number);
        return this;
    }

    public JsonRows Add(string text)
    {
        _writer.WriteStringValue(text);
        return this;
    }

    /// <summary>The whole as an argument named <c>Rows</c>; nothing can be added after it.</summary>
    public object ToArgument()
    {
        if (Count > 0)
            _writer.WriteEndArray();
        _writer.WriteEndArray();
        _writer.Flush();
        return new { Rows = Encoding.UTF8.GetString(_bytes.WrittenSpan) };
    }
}
