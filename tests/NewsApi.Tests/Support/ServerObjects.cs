namespace NewsApi.Tests.Support;

/// <summary>
/// Stand-ins for the few objects of the server itself that the program uses, written after Microsoft's reference:
/// only the columns and parameters in use, so that a new one is looked up there first.
/// </summary>
internal static class ServerObjects
{
    public static IReadOnlyList<string> Scripts { get; } =
    [
        "CREATE VIEW sys.databases AS SELECT N'' AS name, CAST(0 AS bit) AS is_read_committed_snapshot_on",
        "CREATE VIEW sys.fulltext_catalogs AS SELECT N'' AS name",
        "CREATE VIEW sys.fulltext_indexes AS SELECT 0 AS object_id",
        """
        CREATE PROCEDURE dbo.sp_getapplock
            @Resource nvarchar(255), @LockMode varchar(32), @LockOwner varchar(32), @LockTimeout int
        AS RETURN 0
        """,
        "CREATE PROCEDURE dbo.sp_releaseapplock @Resource nvarchar(255), @LockOwner varchar(32) AS RETURN 0",
    ];
}
