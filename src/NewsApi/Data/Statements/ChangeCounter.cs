namespace NewsApi.Data.Statements;

/// <summary>The number of the last write to content, a table of one row.</summary>
internal static class ChangeCounter
{
    public static readonly Sql SeqSql = new("SELECT seq FROM change_counter WHERE id = 1");
}
