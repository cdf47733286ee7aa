using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsApi.Access;
using NewsApi.Http.Problems;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Problems;

/// <summary>Which requests have a line in the log, and what it says.</summary>
public sealed partial class RequestLogTests
{
    [Test]
    public async Task A_request_that_fails_has_one_line_with_the_trace_of_its_problem_and_the_pattern_of_its_route()
    {
        using var log = new LogRecorder();
        await using var app = Program(log);
        var editor = new Api(await app.As(Role.Admin));
        await using (var connection = app.Database.Open())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "ALTER TABLE releases RENAME TO gone";
            await command.ExecuteNonQueryAsync();
        }

        (await editor.Get("/v1/editorial/articles?q=secret&nonsense=1")).Expect(HttpStatusCode.BadRequest);
        Assert.That(Lines(log, 0), Is.Empty, "A wrong request is no failure.");
        var failed = (await editor.Get("/v1/editorial/releases/17")).Expect(HttpStatusCode.InternalServerError);
        var (level, text) = Lines(log, 0).Single();
        Assert.That(level, Is.EqualTo(LogLevel.Error));
        Assert.That(
            text,
            Does.Match($@"^GET /v1/editorial/releases/\{{id:long\}} answered 500 after [0-9]+ ms \(trace {failed.Json["traceId"]}\)$"));
    }

    [Test]
    public async Task An_answer_that_is_not_ready_in_time_says_why()
    {
        using var log = new LogRecorder();
        await using var app = Program(log);
        var late = (await new Api(app.Anonymous()).Get("/v1/articles/17?minSeq=900")).Expect(HttpStatusCode.ServiceUnavailable);
        var (level, text) = Lines(log, 0).Single();
        Assert.That(level, Is.EqualTo(LogLevel.Warning));
        Assert.That(
            text,
            Does.StartWith("GET /v1/articles/... answered 503, not_caught_up, after ").And.Contain($"(trace {late.Json["traceId"]})"));
    }

    [Test]
    public async Task A_slow_request_has_a_line()
    {
        using var log = new LogRecorder();
        // Whoever asks this clock for the time moves it by a millisecond.
        await using var app = Program(log, ("NewsApi:Http:SlowMilliseconds", "1"));
        var editor = new Api(await app.As(Role.Admin));
        var before = log.Lines.Count;
        await editor.Tag("slow");
        var (level, text) = Lines(log, before).Single();
        Assert.That(level, Is.EqualTo(LogLevel.Warning));
        Assert.That(text, Does.Match(@"^POST /v1/editorial/tags/? was slow and answered 201 after [0-9]+ ms \(trace [0-9a-f]{32}\)$"));
    }

    [TestCase("0")]
    [TestCase("1000")]
    public async Task A_quick_request_and_a_wrong_key_have_none(string slow)
    {
        using var log = new LogRecorder();
        await using var app = Program(log, ("NewsApi:Http:SlowMilliseconds", slow));
        var editor = new Api(await app.As(Role.Admin));
        var before = log.Lines.Count;
        await editor.Tag("quick");
        (await new Api(app.Anonymous()).Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        (await new Api(app.With("na_wrong_key")).Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        // The line of the start may come late.
        var lines = log.Lines.Skip(before).Where(line => line.Level >= LogLevel.Information).Select(line => line.Text);
        Assert.That(lines.Where(line => !line.Contains("started on", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Answers_from_the_cache_are_not_timed()
    {
        const int Hits = 20;
        var time = new CountingTime();
        await using var app = new AppUnderTest(Database.Sqlite)
        {
            Configure = services => services.AddSingleton(
                new RequestLog(time, TimeSpan.FromSeconds(1), NullLogger<RequestLog>.Instance)),
        };
        var reader = new Api(app.Anonymous());
        (await reader.Get("/v1/articles")).Expect(HttpStatusCode.OK);
        var made = time.Readings;
        Assert.That(made, Is.Positive);
        // The first answer may be here before its end is timed, so one hit alone shows nothing.
        for (var hit = 0; hit < Hits; hit++)
            Assert.That((await reader.Get("/v1/articles")).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        Assert.That(time.Readings, Is.LessThan(made + Hits));
    }

    [Test]
    public async Task Health_answers_at_its_short_address_too()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var answer = (await new Api(app.Anonymous()).Get("/health")).Expect(HttpStatusCode.OK);
        Assert.That(answer.Json["status"]!.GetValue<string>(), Is.EqualTo("ok"));
    }

    private static AppUnderTest Program(LogRecorder log, params (string Name, string Value)[] settings) =>
        new(Database.Sqlite, settings.ToDictionary(one => one.Name, one => one.Value))
        {
            Configure = services => services.AddSingleton<ILoggerProvider>(log),
        };

    private static List<(LogLevel Level, string Text)> Lines(LogRecorder log, int before) =>
        [.. log.Lines.Skip(before).Where(line => OfRequest().IsMatch(line.Text))];

    private sealed class CountingTime : TimeProvider
    {
        private int _readings;

        public int Readings => _readings;

        public override long GetTimestamp()
        {
            Interlocked.Increment(ref _readings);
            return base.GetTimestamp();
        }
    }

    [GeneratedRegex("^(GET|POST) .*answered [0-9]{3}")]
    private static partial Regex OfRequest();
}
