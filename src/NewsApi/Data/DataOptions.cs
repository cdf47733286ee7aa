using System.ComponentModel.DataAnnotations;

namespace NewsApi.Data;

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

    public DataProvider Provider { get; set; } = DataProvider.Sqlite;

    /// <summary>Holds the SQLite file and the first admin key; made when missing.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>For SQL Server: where writes go.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For SQL Server: an optional replica for reads.</summary>
    public string? ReadConnectionString { get; set; }

    public string SqliteFile => Path.Combine(Path.GetFullPath(Folder), "newsapi.db");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == DataProvider.SqlServer && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new ValidationResult(
                $"{Section}:ConnectionString is needed when {Section}:Provider is SqlServer.", [nameof(ConnectionString)]);
        if (Provider == DataProvider.Sqlite && (ConnectionString ?? ReadConnectionString) is not null)
            yield return new ValidationResult(
                $"{Section}:ConnectionString belongs to SqlServer; SQLite takes {Section}:Folder.", [nameof(ConnectionString)]);
    }
}
