using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// A prepared statement of one connection. To prepare a statement takes several times as long as to run it. So it is kept, together with
/// its parameters and the row parser that Dapper made.
/// </summary>
internal sealed class SqliteStatement(SqliteCommand command) : IDisposable
{
    private readonly Dictionary<string, SqliteParameter> _parameters = [];
    private readonly HashSet<string> _names = NamesIn(command.CommandText);
    private readonly List<SqliteParameter> _places = [];
    private Type? _argumentsType;
    private (int Index, SqliteParameter Parameter)[] _bindings = [];
    private Type? _rowType;
    private Func<DbDataReader, object?>? _parse;

    /// <summary>When the statement was last used, as a count of the uses of the connection.</summary>
    public long LastUsed { get; set; }

    public int Execute(object? arguments)
    {
        Bind(arguments);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs the statement once per row, with the values of the row as numbered parameters.</summary>
    public void ExecuteEach(SqlRows rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var values = rows[row];
            while (_places.Count < values.Length)
                _places.Add(Parameter(AccumulateSql.ParameterOf(_places.Count)[1..]));
            for (var place = 0; place < values.Length; place++)
                _places[place].Value = values[place];
            command.ExecuteNonQuery();
        }
    }

    public T? Find<T>(object? arguments)
    {
        Bind(arguments);
        using var reader = command.ExecuteReader();
        return reader.Read() ? As<T>(Parser<T>(reader)(reader)) : default;
    }

    public IReadOnlyList<T> List<T>(object? arguments)
    {
        Bind(arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        if (!reader.Read())
            return rows;
        var parse = Parser<T>(reader);
        do
            rows.Add(As<T>(parse(reader))!);
        while (reader.Read());
        return rows;
    }

    public void Dispose() => command.Dispose();

    // A record has its final type; a single value has the database's type and is converted.
    private static T? As<T>(object? value) => value switch
    {
        T row => row,
        null or DBNull => default,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };

    private static HashSet<string> NamesIn(string text) =>
        [.. Regex.Matches(text, @"(?<=@)\w+").Select(match => match.Value)];

    // GetRowParser<T> is not used here, because it throws InvalidCastException for strings.
    private Func<DbDataReader, object?> Parser<T>(DbDataReader reader)
    {
        if (_rowType != typeof(T))
            (_rowType, _parse) = (typeof(T), reader.GetRowParser(typeof(T)));
        return _parse!;
    }

    private void Bind(object? arguments)
    {
        if (arguments is IReadOnlyDictionary<string, object?> values)
        {
            foreach (var (name, value) in values)
                if (_names.Contains(name))
                    SqlArguments.Set(Parameter(name), value);
        }
        else if (arguments is not null)
        {
            var reader = SqlArguments.Of(arguments.GetType());
            if (_argumentsType != arguments.GetType())
            {
                _argumentsType = arguments.GetType();
                _bindings =
                [
                    .. reader.Names.Index().Where(name => _names.Contains(name.Item)).Select(name => (name.Index, Parameter(name.Item))),
                ];
            }

            foreach (var (index, parameter) in _bindings)
                SqlArguments.Set(parameter, reader.Value(arguments, index));
        }
    }

    private SqliteParameter Parameter(string name)
    {
        if (_parameters.TryGetValue(name, out var present))
            return present;
        var made = new SqliteParameter { ParameterName = "@" + name };
        command.Parameters.Add(made);
        return _parameters[name] = made;
    }
}
