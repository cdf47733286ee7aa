namespace NewsApi.Data.Statements;

/// <summary>Reads the number of the last write to content, from a table with one row.</summary>
internal static class ChangeCounter
{
    public static readonly Sql SeqSql = new("SELECT seq FROM change_counter WHERE id = 1");
}
