using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>Opens connections to SQL Server, with retries for short outages.</summary>
internal sealed class SqlServerConnections(DataOptions options)
{
    private readonly SqlRetryLogicBaseProvider _retry = SqlConfigurableRetryFactory.CreateExponentialRetryProvider(
        new SqlRetryLogicOption
        {
            NumberOfTries = 4,
            DeltaTime = TimeSpan.FromMilliseconds(200),
            MaxTimeInterval = TimeSpan.FromSeconds(3),
            TransientErrors = SqlServerTransientErrors.WhileConnecting,
        });

    // This number of connections stays open when they are idle, so the next readers need not wait for a login.
    private const int FewestOpen = 4;

    // One connection is for writes to content, and one is for checks of the database.
    private const int Reserved = 2;

    private readonly SqlConnectionStringBuilder _write = Pooled(options.ConnectionString);

    private readonly SqlConnectionStringBuilder _read = Pooled(
        options.ReadConnectionString ?? options.ConnectionString,
        options.ReadConnectionString is null ? ApplicationIntent.ReadWrite : ApplicationIntent.ReadOnly);

    /// <summary>How many reads can have a connection at once, so that the pool always has one left for writes.</summary>
    public int MostReads => Math.Max(1, _write.MaxPoolSize - options.WritesAtOnce - Reserved);

    /// <summary>How many reads can have a connection to the replica at once.</summary>
    public int MostReplicaReads => _read.MaxPoolSize;

    /// <summary>Whether a read replica is configured.</summary>
    public bool HasReplica => options.ReadConnectionString is not null;

    public Task<SqlConnection> OpenWriteAsync(CancellationToken ct) => OpenAsync(_write.ConnectionString, ct);

    public Task<SqlConnection> OpenReadAsync(CancellationToken ct) => OpenAsync(_read.ConnectionString, ct);

    private static SqlConnectionStringBuilder Pooled(string? text, ApplicationIntent? intent = null)
    {
        var builder = new SqlConnectionStringBuilder(text);
        if (!builder.ShouldSerialize("Min Pool Size"))
            builder.MinPoolSize = Math.Min(FewestOpen, builder.MaxPoolSize);
        if (intent is { } wanted)
            builder.ApplicationIntent = wanted;
        return builder;
    }

    // Exhausted retries throw AggregateException and an exhausted pool InvalidOperationException; both mean an outage.
    private static DatabaseUnavailableException? Outage(Exception e) => e switch
    {
        AggregateException { InnerExceptions: [.., SqlException last] } => new DatabaseUnavailableException(last),
        InvalidOperationException => new DatabaseUnavailableException(e),
        _ => null,
    };

    private async Task<SqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString) { RetryLogicProvider = _retry };
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (Outage(e) is { } outage)
                throw outage;
            throw;
        }
    }
}
