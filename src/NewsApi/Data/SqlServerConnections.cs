using Microsoft.Data.SqlClient;

namespace NewsApi.Data;

/// <summary>Opens connections to SQL Server, trying again while the server is only briefly away.</summary>
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

    public Task<SqlConnection> OpenWriteAsync(CancellationToken ct) => OpenAsync(_write, ct);

    public Task<SqlConnection> OpenReadAsync(CancellationToken ct) => OpenAsync(_read, ct);

    private async Task<SqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString) { RetryLogicProvider = _retry };
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
