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
            TransientErrors = SqlServerFaults.WhileConnecting,
        });

    private readonly string _write = options.ConnectionString!;

    private readonly string _read = new SqlConnectionStringBuilder(options.ReadConnectionString ?? options.ConnectionString)
    {
        ApplicationIntent = options.ReadConnectionString is null ? ApplicationIntent.ReadWrite : ApplicationIntent.ReadOnly,
    }.ToString();

    /// <summary>Whether a read replica is configured.</summary>
    public bool HasReplica => options.ReadConnectionString is not null;

    public Task<SqlConnection> OpenWriteAsync(CancellationToken ct) => OpenAsync(_write, ct);

    public Task<SqlConnection> OpenReadAsync(CancellationToken ct) => OpenAsync(_read, ct);

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
