using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Sqlite;
using NewsApi.Json;

namespace NewsApi.Benchmarks.Content;

/// <summary>A year of hourly counters for one article and the site, and fewer counters for other articles.</summary>
internal static class History
{
    private const int Others = 200;

    // One article and the site: each hour, three kinds, two classes, three channels. Other articles: only views by people.
    private const string Hours = """
        WITH RECURSIVE hours (hour) AS (SELECT @Start UNION ALL SELECT hour + 3600000 FROM hours WHERE hour + 3600000 < @End),
            ids (id) AS (SELECT @First UNION ALL SELECT id + 1 FROM ids WHERE id < @Last)
        INSERT INTO read_hours (hour, subject, subject_id, kind, class, channel, language, events)
        SELECT hours.hour, @Subject, ids.id, kinds.value, classes.value, channels.value, 'en', 1 + (hours.hour / 3600000) % 7
        FROM hours CROSS JOIN ids CROSS JOIN json_each(@Kinds) AS kinds CROSS JOIN json_each(@Classes) AS classes
        CROSS JOIN json_each(@Channels) AS channels
        WHERE true
        ON CONFLICT DO NOTHING
        """;

    private const string Days = """
        INSERT INTO read_days (subject, subject_id, day, kind, class, channel, language, events)
        SELECT subject, subject_id, hour - hour % 86400000, kind, class, channel, language, SUM(events)
        FROM read_hours
        GROUP BY subject, subject_id, hour - hour % 86400000, kind, class, channel, language
        ON CONFLICT DO NOTHING
        """;

    private static readonly string[] AllKinds = ["view", "share", "click"];
    private static readonly string[] AllClasses = ["human", "crawler"];
    private static readonly string[] AllChannels = ["", "telegram", "x"];

    /// <summary>Adds the missing counters.</summary>
    public static void Add(Dataset dataset, DateTimeOffset until)
    {
        using var connection = new SqliteConnection(SqliteFiles.Writer(dataset.File));
        var end = until.ToUnixTimeMilliseconds() / 3_600_000 * 3_600_000;
        Insert("article", 1, 1, AllKinds, AllClasses, AllChannels);
        Insert("site", 0, 0, AllKinds, AllClasses, AllChannels);
        Insert("article", 2, 1 + Others, ["view"], ["human"], [""]);
        connection.Execute(Days, commandTimeout: 600);

        void Insert(string subject, long first, long last, string[] kinds, string[] classes, string[] channels) => connection.Execute(
            Hours,
            new
            {
                Start = end - (8_760L * 3_600_000), End = end, First = first, Last = last, Subject = subject, Kinds = ApiJson.Write(kinds),
                Classes = ApiJson.Write(classes), Channels = ApiJson.Write(channels),
            },
            commandTimeout: 600);
    }
}
