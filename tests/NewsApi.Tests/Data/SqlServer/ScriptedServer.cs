using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Data.SqlClient;

namespace NewsApi.Tests.Data.SqlServer;

/// <summary>In place of SQL Server: keeps the messages that a connection sends, and fails where a test says so.</summary>
internal sealed class ScriptedServer
{
    private readonly Lock _gate = new();
    private readonly List<string> _messages = [];

    /// <summary>What each connection sent, in its order; of a command the statements between BEGIN TRY and END TRY.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>The fault of a message; null where there is none.</summary>
    public Func<string, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Forgets the messages.</summary>
    public void Forget()
    {
        lock (_gate)
            _messages.Clear();
    }

    public Task<DbConnection> Open(CancellationToken ct)
    {
        Send("OPEN");
        return Task.FromResult<DbConnection>(new Connection(this));
    }

    /// <summary>An exception of the driver with this number.</summary>
    public static SqlException Error(int number, byte severity = 14)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var constructor = typeof(SqlError).GetConstructors(hidden).OrderBy(one => one.GetParameters().Length).First(
            one => one.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(int));
        var values = constructor.GetParameters().Select(parameter => (object?)(parameter.Name switch
        {
            "infoNumber" => number,
            "errorClass" => severity,
            _ when parameter.ParameterType == typeof(string) => "scripted",
            _ when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
            _ => null,
        })).ToArray();
        typeof(SqlErrorCollection).GetMethod("Add", hidden)!.Invoke(errors, [constructor.Invoke(values)]);
        var create = typeof(SqlException).GetMethod(
            "CreateException", BindingFlags.Static | BindingFlags.NonPublic, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }

    private void Send(string message)
    {
        lock (_gate)
            _messages.Add(message);
        if (Fault(message) is { } fault)
            throw fault;
    }

    private sealed class Connection(ScriptedServer server) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "16.0";

        public override ConnectionState State => ConnectionState.Open;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Open() => throw new NotSupportedException();

        public override void Close()
        {
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        {
            server.Send("BEGIN");
            return new Transaction(server, this);
        }

        protected override DbCommand CreateDbCommand() => new Command(server, this);
    }

    private sealed class Transaction(ScriptedServer server, Connection connection) : DbTransaction
    {
        private bool _hasEnded;

        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection? DbConnection => _hasEnded ? null : connection;

        public override void Commit()
        {
            _hasEnded = true;
            server.Send("COMMIT");
        }

        public override void Rollback()
        {
            _hasEnded = true;
            server.Send("ROLLBACK");
        }

        protected override void Dispose(bool disposing)
        {
            if (!_hasEnded)
                Rollback();
            base.Dispose(disposing);
        }
    }

    private sealed class Command(ScriptedServer server, Connection connection) : DbCommand
    {
        private readonly SqlCommand _parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            Send();
            return 1;
        }

        public override object ExecuteScalar() => throw new NotSupportedException();

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        // One row with the number 7.
        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Send();
            var table = new DataTable { Columns = { { "value", typeof(long) } }, Rows = { new object[] { 7L } } };
            return table.CreateDataReader();
        }

        private void Send() => server.Send(string.Join(
            "; ",
            CommandText.Split('\n', ';').Select(line => line.Trim()).Where(line => line.Length > 0 && !Frame.Contains(line))));
    }

    private static readonly HashSet<string> Frame = ["BEGIN TRY", "END TRY", "BEGIN CATCH", "END CATCH", "THROW"];
}
