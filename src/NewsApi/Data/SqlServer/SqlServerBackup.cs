using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerBackup : IDatabaseBackup
{
    public void CopyTo(string file) => throw new NotSupportedException(
        "SQL Server makes its own backups: BACKUP DATABASE newsapi TO DISK = N'newsapi.bak' WITH CHECKSUM. "
            + "A managed service has its own.");
}
