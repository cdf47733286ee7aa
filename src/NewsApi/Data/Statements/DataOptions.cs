using System.ComponentModel.DataAnnotations;
using Microsoft.Data.SqlClient;

namespace NewsApi.Data.Statements;

/// <summary>Which database engine holds the content.</summary>
internal enum DataProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Settings under <c>NewsApi:Data</c>.</summary>
internal sealed class DataOptions : IValidatableObject
{
    public const string Section = "NewsApi:Data";

    /// <summary>The database: a file of SQLite, or a server.</summary>
    public DataProvider Provider { get; set; } = DataProvider.Sqlite;

    /// <summary>Folder of the SQLite file and the first admin key; created when missing.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>For SQL Server: the primary server.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For SQL Server: an optional replica for reads.</summary>
    public string? ReadConnectionString { get; set; }

    /// <summary>
    /// For SQL Server: how many writes run at once, not counting writes to content. A running write uses a thread and a connection.
    /// </summary>
    [Range(1, 64)]
    public int WritesAtOnce { get; set; } = 8;

    /// <summary>
    /// The maximum number of seconds that a request waits until its work on the database begins. After that, the request is answered 503,
    /// so that later requests do not have to wait as long.
    /// </summary>
    [Range(1, 300)]
    public int MaxWaitSeconds { get; set; } = 15;

    /// <summary>
    /// For SQLite, in benchmarks and tests only: milliseconds to wait for each round trip that a server would need; 0 for none.
    /// </summary>
    [Range(0, 1_000)]
    public double RoundTripMilliseconds { get; set; }

    public TimeSpan LongestWait => TimeSpan.FromSeconds(MaxWaitSeconds);

    /// <summary>The place of the database, without passwords, for the log.</summary>
    public string Place
    {
        get
        {
            if (Provider == DataProvider.Sqlite)
                return $"SQLite {SqliteFile}";
            var server = new SqlConnectionStringBuilder(ConnectionString);
            return $"SQL Server {server.DataSource}/{server.InitialCatalog}";
        }
    }

    public string SqliteFile => Path.Combine(Path.GetFullPath(Folder), "newsapi.db");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == DataProvider.SqlServer && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new ValidationResult(
                "Is needed when Provider is SqlServer.", [nameof(ConnectionString)]);
        if (Provider == DataProvider.Sqlite && (ConnectionString ?? ReadConnectionString) is not null)
            yield return new ValidationResult(
                "Must be set only when Provider is SqlServer; SQLite uses Folder.", [nameof(ConnectionString)]);
        if (!IsConnectionString(ConnectionString))
            yield return new ValidationResult("Is not a connection string of SQL Server.", [nameof(ConnectionString)]);
        if (!IsConnectionString(ReadConnectionString))
            yield return new ValidationResult("Is not a connection string of SQL Server.", [nameof(ReadConnectionString)]);
    }

    private static bool IsConnectionString(string? text)
    {
        try
        {
            _ = new SqlConnectionStringBuilder(text);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
