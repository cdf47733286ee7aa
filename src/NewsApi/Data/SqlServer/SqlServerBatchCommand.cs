using System.Collections.Concurrent;
using System.Data;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// Several statements as one command, which is one round trip. The position of a statement is appended to the names of its parameters. So
/// a frequent sequence of statements always has the same text, and the server reuses its plan.
/// </summary>
internal sealed partial class SqlServerBatchCommand : SqlMapper.IDynamicParameters
{
    // The server allows 2,100 parameters per command. Below this number, any next statement still has room.
    private const int ManyParameters = 1_900;

    // Dapper uses the same size for texts. With a fixed size, texts of different lengths share one query plan.
    private const int UsualSize = 4000;

    // After an error, the server still runs the next statement of the command. Inside TRY, it does not.
    private static readonly string InTry = """
        BEGIN TRY
        {0};
        END TRY
        BEGIN CATCH
        THROW;
        END CATCH
        """;

    // In sp_executesql, a transaction must end in the same command in which it began. So a text must have the whole transaction.
    private static readonly string InTransaction = """
        BEGIN TRY
        BEGIN TRANSACTION;
        {0};
        COMMIT;
        END TRY
        BEGIN CATCH
        IF @@TRANCOUNT > 0 ROLLBACK;
        THROW;
        END CATCH
        """;

    private static readonly ConcurrentDictionary<(string Text, int Place), Numbered> Numbering = new();

    private readonly StringBuilder _text = new();
    private readonly List<(Numbered Statement, object? Args)> _statements = [];

    private int _parameters;

    public int Count => _statements.Count;

    /// <summary>Whether the command may have no room for the parameters of another statement.</summary>
    public bool IsFull => _parameters >= ManyParameters;

    /// <summary>
    /// Whether the command may have no room for <see cref="ReadBatch.Most"/> more statements with two parameters each.
    /// </summary>
    public bool IsFullForBatch => _parameters >= ManyParameters - (2 * ReadBatch.Most);

    public string Text => _text.ToString();

    /// <summary>The text for statements that write: the server stops at the first error.</summary>
    public string Guarded => Count == 1 ? Text : In(InTry);

    /// <summary>The text with its own begin and commit of a transaction.</summary>
    public string Whole => In(InTransaction);

    public void Add(string text, object? args = null)
    {
        var place = _statements.Count;
        // Lists with rare filters produce an unlimited number of texts. It costs less to number such a text again than to keep it.
        var statement = Numbering.Count < 2_000 || Numbering.ContainsKey((text, place))
            ? Numbering.GetOrAdd((text, place), static key => Number(key.Text, key.Place))
            : Number(text, place);
        _statements.Add((statement, args));
        _parameters += statement.Names.Count;
        if (_text.Length > 0)
            _text.Append(";\n");
        _text.Append(statement.Text);
    }

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        foreach (var (statement, args) in _statements)
            if (args is IReadOnlyDictionary<string, object?> values)
            {
                foreach (var (name, value) in values)
                    if (statement.Names.TryGetValue(name, out var numbered))
                        Add(command, numbered, value, value?.GetType());
            }
            else if (args is not null)
            {
                var reader = SqlArguments.Of(args.GetType());
                foreach (var (index, name) in reader.Names.Index())
                    if (statement.Names.TryGetValue(name, out var numbered))
                        Add(command, numbered, reader.Value(args, index), reader.Types[index]);
            }
    }

    private string In(string frame) => frame.Replace("{0}", Text, StringComparison.Ordinal);

    private static void Add(IDbCommand command, string name, object? value, Type? type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        SqlArguments.Set(parameter, value);
        if (value is null && type is not null)
            parameter.DbType = TypeOf(Nullable.GetUnderlyingType(type) ?? type);
        if (parameter.Value is string text)
            parameter.Size = text.Length <= UsualSize ? UsualSize : -1;
        command.Parameters.Add(parameter);
    }

    // A null needs a type that the server can convert to the type of the column.
    private static DbType TypeOf(Type type) =>
        type == typeof(byte[]) ? DbType.Binary
        : type == typeof(double) ? DbType.Double
        : type == typeof(int) ? DbType.Int32
        : type == typeof(bool) ? DbType.Boolean
        : type == typeof(long) || type == typeof(DateTimeOffset) ? DbType.Int64
        : DbType.String;

    private static Numbered Number(string text, int place)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbered = Parameter().Replace(text, match => names[match.Value[1..]] = $"{match.Value}_{place}");
        return new Numbered(numbered, names);
    }

    [GeneratedRegex(@"(?<![@\w])@\w+")]
    private static partial Regex Parameter();

    private sealed record Numbered(string Text, Dictionary<string, string> Names);
}
