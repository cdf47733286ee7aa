using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Text;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>
/// Fills the sort keys of titles after a migration has added the column, and recalculates keys that another version of ICU made. Each batch
/// is one transaction. After a crash, or on a second node, only keys that still differ are changed.
/// </summary>
internal sealed partial class TitleKeyFill(Db db, ILogger<TitleKeyFill> log)
{
    private const int BatchSize = 500;

    private static readonly Sql VersionSql = new("SELECT version FROM text_rules WHERE name = 'titles'");

    private static readonly Sql MissingSql = new("SELECT COUNT(*) FROM published_articles WHERE title_key IS NULL");

    private static readonly Sql DeleteVersionSql = new("DELETE FROM text_rules WHERE name = 'titles'");

    private static readonly Sql AddVersionSql = new("INSERT INTO text_rules (name, version) VALUES ('titles', @Version)");

    private static readonly Sql BatchSql = new(dialect => $"""
        SELECT p.id, p.language, p.title, p.title_key
        FROM published_articles AS p
        WHERE p.id > @After
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql UpdateSql = new("UPDATE published_articles SET title_key = @Key WHERE id = @Id");

    /// <summary>Fills and recalculates the keys. Does nothing if all titles have keys and the keys have this program's version.</summary>
    public async Task Run(CancellationToken ct)
    {
        var version = await db.FindAsync<string>(VersionSql, null, ct);
        if (version == TitleKey.Version && await db.FindAsync<long>(MissingSql, null, ct) == 0)
            return;
        if (version is not null && version != TitleKey.Version)
            LogOtherVersion(version, TitleKey.Version);
        var changed = 0;
        for (long? after = 0; after is { } from;)
        {
            ct.ThrowIfCancellationRequested();
            (after, var more) = await db.WriteAsync(write => RunBatch(write, from), ct);
            changed += more;
        }

        // The version is stored last, so a start after a crash runs the fill again.
        await db.WriteAsync(
            write =>
            {
                write.Run(DeleteVersionSql);
                return write.Execute(AddVersionSql, new { TitleKey.Version });
            },
            ct);
        if (changed > 0)
            LogDone(changed);
    }

    private static (long? Last, int Changed) RunBatch(WriteSession write, long after)
    {
        var rows = write.List<TitleRow>(BatchSql, new { After = after, Take = BatchSize });
        var wrong = rows.Where(row => row.TitleKey != row.Key).ToList();
        foreach (var row in wrong)
            write.Run(UpdateSql, new { row.Key, row.Id });
        return (rows.Count == 0 ? null : rows[^1].Id, wrong.Count);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The sort keys of titles have version {Stored}, but this node has version {Own}, so all keys are recalculated. Nodes with another "
        + "version of ICU sort differently: run the same image on all nodes, then run check --repair")]
    private partial void LogOtherVersion(string stored, string own);

    [LoggerMessage(LogLevel.Information, "The sort keys of titles are complete; {Changed} were added or changed")]
    private partial void LogDone(int changed);

    private sealed record TitleRow
    {
        public long Id { get; init; }

        public string Language { get; init; } = "";

        public string Title { get; init; } = "";

        public string? TitleKey { get; init; }

        public string Key => Text.TitleKey.Of(Language, Title);
    }
}
