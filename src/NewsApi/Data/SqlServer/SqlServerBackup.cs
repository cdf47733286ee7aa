using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerBackup : IDatabaseBackup
{
    public void CopyTo(string file) => throw Refused();

    public IReadOnlyList<T> Read<T>(string file, Sql sql, object args) => throw Refused();

    private static NotSupportedException Refused() => new(
        "SQL Server has its own backup command: BACKUP DATABASE newsapi TO DISK = N'newsapi.bak' WITH CHECKSUM. "
            + "A managed service has backups of its own. Copy the media folder after the backup.");
}
