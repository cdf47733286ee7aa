using Dapper;

namespace NewsApi.Tests.Support;

/// <summary>The change log as a test sees it: straight out of the database.</summary>
public static class Ledger
{
    public static long Seq(AppUnderTest app)
    {
        using var connection = app.Database.Open();
        return connection.ExecuteScalar<long>("SELECT seq FROM change_counter WHERE id = 1");
    }

    public static IReadOnlyList<LedgerRow> Changes(AppUnderTest app)
    {
        using var connection = app.Database.Open();
        return connection
            .Query<LedgerRow>("SELECT seq, position, kind, entity_id, action, significance FROM changes ORDER BY seq, position")
            .ToList();
    }
}

/// <summary>A row of the change log.</summary>
public sealed record LedgerRow
{
    public long Seq { get; init; }

    public int Position { get; init; }

    public string Kind { get; init; } = "";

    public long EntityId { get; init; }

    public string Action { get; init; } = "";

    public string? Significance { get; init; }
}
