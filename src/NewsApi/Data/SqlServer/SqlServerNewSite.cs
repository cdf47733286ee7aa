using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerNewSite : INewSite
{
    public void Forget(DateTimeOffset now) =>
        throw new NotSupportedException(
            "This command is for SQLite only. On SQL Server the program creates a new site when it starts with an empty database.");
}
