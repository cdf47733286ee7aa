using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace NewsApi.Data.Statements;

/// <summary>Rows of values for one statement: bound one by one on SQLite, passed as one JSON array of arrays on SQL Server.</summary>
internal sealed class SqlRows
{
    private readonly List<object> _values = [];
    private readonly List<int> _ends = [];

    public int Count => _ends.Count;

    /// <summary>Starts a row.</summary>
    public SqlRows Row()
    {
        _ends.Add(_values.Count);
        return this;
    }

    public SqlRows Add(long number) => Append(number);

    public SqlRows Add(double number) => Append(number);

    public SqlRows Add(string text) => Append(text);

    /// <summary>The values of one row.</summary>
    public ReadOnlySpan<object> this[int row] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[
            _ends[row]..(row + 1 < Count ? _ends[row + 1] : _values.Count)];

    /// <summary>All rows, as an argument named <c>Rows</c> for <see cref="SqlDialect.Rows"/>.</summary>
    public object ToArgument()
    {
        var json = new StringBuilder("[");
        for (var row = 0; row < Count; row++)
        {
            json.Append(row == 0 ? "[" : ",[");
            foreach (var value in this[row])
                Write(json, value).Append(',');
            json.Length--;
            json.Append(']');
        }

        return new { Rows = json.Append(']').ToString() };
    }

    private static StringBuilder Write(StringBuilder json, object value) => value switch
    {
        string text => json.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)).Append('"'),
        double number => json.Append(CultureInfo.InvariantCulture, $"{number:R}"),
        _ => json.Append(CultureInfo.InvariantCulture, $"{value}"),
    };

    private SqlRows Append(object value)
    {
        _values.Add(value);
        return this;
    }
}
