using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace NewsApi.Data;

/// <summary>Writes rows for <see cref="SqlDialect.Rows"/>: a JSON array of arrays, value by value and without a box for each.</summary>
internal sealed class JsonRows
{
    private readonly StringBuilder _text = new("[");
    private bool _isFirst = true;

    public int Count { get; private set; }

    /// <summary>Begins a row; the one before ends.</summary>
    public JsonRows Row()
    {
        _text.Append(Count++ == 0 ? "[" : "],[");
        _isFirst = true;
        return this;
    }

    public JsonRows Add(long number)
    {
        Next().Append(number);
        return this;
    }

    public JsonRows Add(double number)
    {
        Next().Append(CultureInfo.InvariantCulture, $"{number:R}");
        return this;
    }

    public JsonRows Add(string text)
    {
        Next().Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)).Append('"');
        return this;
    }

    /// <summary>All rows, as an argument named <c>Rows</c>.</summary>
    public object ToArgument() => new { Rows = Count == 0 ? "[]" : _text + "]]" };

    private StringBuilder Next()
    {
        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        return _text;
    }
}
