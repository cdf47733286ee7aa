using System.Globalization;
using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Media.Pictures;

namespace NewsApi.Desk;

/// <summary>
/// Writes a note on each article that shows a file whose right of use ends within a week. A conditional update makes sure that only one
/// node writes the notes on an end date. If the end date changes, new notes are written.
/// </summary>
internal sealed partial class RightsReminder(Db db, TimeProvider time, BackgroundWork works, ILogger<RightsReminder> log)
    : BackgroundService
{
    private const int MostOfRound = 50;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7), Pause = TimeSpan.FromMinutes(1);

    private static readonly Caller Clock = new("system", Role.Admin);

    private static readonly Sql DueSql = new(dialect => $"""
        SELECT m.id, m.use_until
        FROM media AS m
        WHERE m.use_until <= @Soon AND m.state = @Active AND (m.reminded_of IS NULL OR m.reminded_of <> m.use_until)
        ORDER BY m.use_until, m.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql MarkSql = new("""
        UPDATE media
        SET reminded_of = use_until
        WHERE id = @Id AND use_until = @UseUntil AND (reminded_of IS NULL OR reminded_of <> use_until)
        """);

    private static readonly Sql AddNotesSql = new("""
        INSERT INTO article_notes (article_id, revision, text, created_at, created_by)
        SELECT DISTINCT u.article_id, NULL, @Text, @Now, @By
        FROM media_uses AS u
        WHERE u.media_id = @Id
        """);

    private readonly WorkState _work = works.Add("rights_reminder");

    /// <summary>Writes the notes for rights that end within a week, for at most 50 files at once.</summary>
    public async Task Round(CancellationToken ct)
    {
        var due = await db.ListAsync<Ending>(
            DueSql, new { Soon = time.GetUtcNow() + Ahead, Active = nameof(MediaState.Active), Take = MostOfRound }, ct);
        foreach (var one in due)
            await db.WriteAsync(
                write =>
                {
                    if (write.Execute(MarkSql, one) == 0)
                        return false;
                    write.Run(AddNotesSql, new { one.Id, Text = TextOf(one), Now = time.GetUtcNow(), By = Clock.Id });
                    return true;
                },
                ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _work.Run(Round, LogFailed, stoppingToken);
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string TextOf(Ending one) => string.Create(
        CultureInfo.InvariantCulture,
        $"The right to use file {one.Id} ends at {one.UseUntil.UtcDateTime:yyyy-MM-dd HH:mm} UTC. After that, this article no longer "
        + $"shows the file. Choose another file, or set a later end.");

    [LoggerMessage(LogLevel.Error, "Notes about rights of use that end soon could not be written")]
    private partial void LogFailed(Exception e);

    /// <summary>A file whose right of use ends.</summary>
    private sealed record Ending
    {
        public long Id { get; init; }

        public DateTimeOffset UseUntil { get; init; }
    }
}
