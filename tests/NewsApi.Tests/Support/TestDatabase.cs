using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace NewsApi.Tests.Support;

/// <summary>The databases that fixtures run on.</summary>
public enum Database
{
    Sqlite,
    SqlServer,
}

/// <summary>A database of one fixture's own, made empty and dropped at the end.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string? _connectionString;

    public TestDatabase(Database kind)
    {
        Kind = kind;
        if (kind == Database.SqlServer)
            _connectionString = new SqlConnectionStringBuilder(Server)
            {
                InitialCatalog = $"newsapi_test_{Guid.NewGuid():N}",
                Pooling = true,
            }.ToString();
        Folder = Directory.CreateTempSubdirectory("newsapi-test-").FullName;
    }

    /// <summary>The connection string of a SQL Server for tests; null where there is none.</summary>
    public static string? Server { get; } =
        System.Environment.GetEnvironmentVariable("NEWSAPI_TEST_SQLSERVER") is { Length: > 0 } server ? server : null;

    /// <summary>The databases that are there, each of which a fixture runs on.</summary>
    public static IEnumerable<Database> Kinds => Server is null ? [Database.Sqlite] : [Database.Sqlite, Database.SqlServer];

    public Database Kind { get; }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "newsapi.db");

    /// <summary>The settings that make the program use this database.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings()
    {
        yield return new("NewsApi:Data:Folder", Folder);
        if (_connectionString is null)
            yield break;
        yield return new("NewsApi:Data:Provider", "SqlServer");
        yield return new("NewsApi:Data:ConnectionString", _connectionString);
    }

    /// <summary>The same settings as a process takes them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment() =>
        Settings().Select(pair => KeyValuePair.Create(pair.Key.Replace(":", "__"), pair.Value));

    public System.Data.Common.DbConnection Open()
    {
        System.Data.Common.DbConnection connection = _connectionString is null
            ? new SqliteConnection($"Data Source={File};Pooling=False")
            : new SqlConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (_connectionString is null)
            SqliteConnection.ClearAllPools();
        else
            Drop();
        Directory.Delete(Folder, recursive: true);
    }

    private void Drop()
    {
        SqlConnection.ClearAllPools();
        var builder = new SqlConnectionStringBuilder(_connectionString);
        var name = builder.InitialCatalog;
        builder.InitialCatalog = "master";
        using var master = new SqlConnection(builder.ToString());
        master.Open();
        using var command = master.CreateCommand();
        try
        {
            command.CommandText = $"IF DB_ID('{name}') IS NOT NULL ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE";
            command.ExecuteNonQuery();
        }
        catch (SqlException)
        {
            // Not every server knows this; then nobody may be left in the database, and nobody should be.
        }

        command.CommandText = $"DROP DATABASE IF EXISTS [{name}]";
        command.ExecuteNonQuery();
    }
}
