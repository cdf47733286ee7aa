using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerNewSite : INewSite
{
    public void Forget(DateTimeOffset now) =>
        throw new NotSupportedException("The command is for SQLite. On SQL Server a start begins a site in an empty database.");
}
