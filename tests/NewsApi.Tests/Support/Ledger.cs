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

    public static IReadOnlyList<(long Seq, int Position, string Kind, string Action)> Changes(AppUnderTest app)
    {
        using var connection = app.Database.Open();
        return connection
            .Query<Row>("SELECT seq, position, kind, action FROM changes ORDER BY seq, position")
            .Select(row => (row.Seq, row.Position, row.Kind, row.Action))
            .ToList();
    }

    private sealed record Row
    {
        public long Seq { get; init; }

        public int Position { get; init; }

        public string Kind { get; init; } = "";

        public string Action { get; init; } = "";
    }
}
