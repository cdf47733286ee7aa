using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Sections;

/// <summary>
/// Records a change for each public article in a section or below it when the section gets another parent. Must be called before the
/// section's row changes.
/// </summary>
internal static class SectionMove
{
    // This is below the recursion limit of SQL Server. No site has so many levels.
    private const int DeepestSection = 90;

    private static readonly string Below = $"""
        below (id, depth) AS (
            SELECT x.id, 0
            FROM sections AS x
            WHERE x.id = @Id
            UNION ALL
            SELECT x.id, below.depth + 1
            FROM below
            JOIN sections AS x ON x.parent_id = below.id
            WHERE below.depth < {DeepestSection})
        """;

    private const string Articles =
        "SELECT m.id FROM published_articles AS m WHERE m.section_id IN (SELECT below.id FROM below)";

    private static readonly Sql ListSql = new($"""
        WITH {Below}
        SELECT p.id, p.language
        FROM published_articles AS p
        WHERE p.section_id IN (SELECT below.id FROM below)
        ORDER BY p.id
        """);

    private static readonly Sql RecordSql = new(ScopeSql.Record(Articles, Below));

    public static void Record(ContentWrite write, long id) =>
        write.RecordConsequences(ListSql, RecordSql, id, ChangeActions.Moved);
}
