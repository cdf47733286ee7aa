using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dapper;
using NewsApi.Data;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership;

/// <summary>Statistics of an article that has been read in every hour of a year, among others.</summary>
public class StatsSpeedTests(Database database) : DatabaseFixture(database)
{
    private const int Times = 21;
    private const double Wanted = 20;

    // Other work on the machine may well double a time; a statement that reads history takes a hundred times as long.
    private const int Patience = 10;

    private static readonly int Others = int.Parse(Environment.GetEnvironmentVariable("NEWSAPI_TEST_READ_ARTICLES") ?? "20", CultureInfo.InvariantCulture);

    // 8,760 hours up to now, each with three kinds, two classes and three channels.
    private const string Hours = """
        WITH RECURSIVE hours (hour) AS (SELECT @Start UNION ALL SELECT hour + 3600000 FROM hours WHERE hour + 3600000 < @End),
            ids (id) AS (SELECT @First UNION ALL SELECT id + 1 FROM ids WHERE id < @Last)
        INSERT INTO read_hours (hour, subject, subject_id, kind, class, channel, language, events)
        SELECT hours.hour, @Subject, ids.id, kinds.value, classes.value, channels.value, 'en', 1 + (hours.hour / 3600000) % 7
        FROM hours CROSS JOIN ids CROSS JOIN json_each('["view","share","click"]') AS kinds CROSS JOIN json_each(@Classes) AS classes
        CROSS JOIN json_each(@Channels) AS channels
        """;

    private const string Days = """
        INSERT INTO read_days (subject, subject_id, day, kind, class, channel, language, events)
        SELECT subject, subject_id, hour - hour % 86400000, kind, class, channel, language, SUM(events)
        FROM read_hours
        GROUP BY subject, subject_id, hour - hour % 86400000, kind, class, channel, language
        """;

    private long _article;

    [TestCase("articles/{0}/stats?from={1}&granularity=day")]
    [TestCase("articles/{0}/stats?from={1}&granularity=day&groupBy=channel")]
    [TestCase("articles/{0}/stats?from={1}&granularity=month&groupBy=class")]
    [TestCase("articles/{0}/stats?from={2}&to=2026-03-01T12:00:00Z&granularity=hour")]
    [TestCase("articles/{0}/stats?from={2}&to=2026-03-01T12:00:00Z&granularity=hour&groupBy=channel")]
    [TestCase("site/stats?from={1}&granularity=day")]
    [TestCase("site/stats?from={2}&to=2026-03-01T12:00:00Z&granularity=hour")]
    public async Task A_statistic_takes_no_longer_than_what_it_shows(string path)
    {
        var now = App.Clock.GetUtcNow();
        var (year, month) = (InstantConverter.Format(now.AddDays(-365)), InstantConverter.Format(now.AddDays(-31)));
        path = "/v1/editorial/" + string.Format(CultureInfo.InvariantCulture, path, _article, year, month);
        var times = new List<double>();
        var busy = Environment.CpuUsage.TotalTime;
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.GetTimestamp();
            (await Writer.Get(path)).Expect(HttpStatusCode.OK);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        var median = times.Order().ElementAt(Times / 2);
        await TestContext.Out.WriteLineAsync($"{path}: {median:F1} ms, at best {times.Min():F1} ms; {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / Times:F1} ms of the processor");
        Assert.That(median, Is.LessThan(Wanted * Patience));
    }

    protected override AppUnderTest Make(Database kind)
    {
        if (kind != Database.Sqlite)
            Assert.Ignore("The history is made by SQLite.");
        return base.Make(kind);
    }

    protected override async Task Prepare()
    {
        _article = (await Editor.PublishedArticle()).Id;
        using var connection = App.Database.Open();
        await connection.ExecuteAsync("PRAGMA busy_timeout = 20000");
        var end = App.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        end -= end % 3_600_000;
        string[] channels = ["", "telegram", "x"];
        foreach (var (subject, first, last, classes, names) in ((string, long, long, string[], string[])[])
        [
            ("article", _article, _article, ["human", "crawler"], channels), ("site", 0, 0, ["human", "crawler"], channels),
            ("article", _article + 1, _article + Others, ["human"], [""]),
        ])
            await connection.ExecuteAsync(
                Hours, new { Start = end - (8_760L * 3_600_000), End = end, First = first, Last = last, Subject = subject, Classes = Json.Write(classes), Channels = Json.Write(names) },
                commandTimeout: 600);
        await connection.ExecuteAsync(Days, commandTimeout: 600);
        await TestContext.Out.WriteLineAsync($"{await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM read_hours"):N0} rows by the hour, {await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM read_days"):N0} by the day");
    }
}
