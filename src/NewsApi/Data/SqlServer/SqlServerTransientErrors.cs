using Microsoft.Data.SqlClient;

namespace NewsApi.Data.SqlServer;

/// <summary>Transient errors of SQL Server; numbers from Microsoft's lists for the engine, Azure SQL and the driver.</summary>
internal static class SqlServerTransientErrors
{
    private const int UniqueIndex = 2601, UniqueConstraint = 2627, ConstraintConflict = 547;
    private const int DeadlockVictim = 1205, LockTimeout = 1222, SnapshotConflict = 3960;
    private const int DriverTimeout = -2;

    private static readonly HashSet<int> Outages =
    [
        DriverTimeout, -1, 2, 20, 53, 64, 121, 233, 258, 1204, DeadlockVictim, LockTimeout, SnapshotConflict,
        4060, 4221, 9001, 9002, 1101, 1105, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 18401, 18456,
        40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ];

    /// <summary>The connection errors after which the driver tries again.</summary>
    public static IReadOnlyCollection<int> WhileConnecting { get; } =
        [
            4060, 4221, 10928, 10929, 18401, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
            233, 64, 20, 10053, 10054, 10060,
        ];

    public static bool IsUniqueViolation(SqlException e) => Has(e, UniqueIndex, UniqueConstraint);

    public static bool IsForeignKeyViolation(SqlException e) => Has(e, ConstraintConflict);

    /// <summary>Whether the server rolled the whole transaction back, so that the work can run again.</summary>
    public static bool IsRolledBack(SqlException e) => Has(e, DeadlockVictim, SnapshotConflict);

    public static bool IsOutage(SqlException e) => e.Class >= 20 || Numbers(e).Any(Outages.Contains);

    private static bool Has(SqlException e, params ReadOnlySpan<int> faults)
    {
        foreach (var number in Numbers(e))
            if (faults.Contains(number))
                return true;
        return false;
    }

    // A statement may report several errors. The exception has the number of the first error, which may not be the cause.
    private static IEnumerable<int> Numbers(SqlException e) => e.Errors.Cast<SqlError>().Select(error => error.Number);
}
