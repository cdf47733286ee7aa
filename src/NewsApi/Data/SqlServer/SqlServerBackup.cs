using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerBackup : IDatabaseBackup
{
    public void CopyTo(string file) => throw Refused();

    public IReadOnlyList<T> Read<T>(string file, Sql sql, object args) => throw Refused();

    private static NotSupportedException Refused() => new(
        "SQL Server makes its own backups: BACKUP DATABASE newsapi TO DISK = N'newsapi.bak' WITH CHECKSUM. "
            + "A managed service has its own. Copy the folder of media after it.");
}
