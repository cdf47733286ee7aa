using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsApi.Logs;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Logs;

/// <summary>Repeated lines are counted, on a log of its own.</summary>
public partial class ThrottledLoggerTests
{
    private readonly FakeTimeProvider _clock = new();
    private LogRecorder _log = null!;
    private ThrottledLoggerFactory _factory = null!;
    private ILogger _logger = null!;

    [SetUp]
    public void Start()
    {
        _log = new LogRecorder();
        _factory = new ThrottledLoggerFactory(LoggerFactory.Create(logging => logging.AddProvider(_log)), _clock);
        _logger = _factory.CreateLogger("test");
    }

    [TearDown]
    public void Stop()
    {
        _factory.Dispose();
        _log.Dispose();
    }

    [Test]
    public void Ten_lines_of_a_kind_are_written_in_a_minute_and_the_others_counted()
    {
        Write(1_000);
        Assert.That(_log.Texts, Has.Count.EqualTo(10));
        _clock.Advance(ThrottledLoggerFactory.Window);
        Assert.That(_log.Texts, Has.Count.EqualTo(11));
        Assert.That(_log.Lines[^1], Is.EqualTo(
            (LogLevel.Warning, "990 more lines of this kind were left out in the last minute: Request {Number} was refused")));
        Write(3);
        _clock.Advance(ThrottledLoggerFactory.Window);
        Assert.That(_log.Texts, Has.Count.EqualTo(14), "a new minute, and nothing left out in it");
    }

    [Test]
    public void Kinds_are_counted_apart()
    {
        Write(50);
        LogOther(_logger, new InvalidOperationException());
        LogOther(_logger, new TimeoutException());
        for (var line = 0; line < 20; line++)
            LogEnd(_logger);
        Assert.That(_log.Texts.Count(text => text == "Other"), Is.EqualTo(2));
        Assert.That(_log.Texts.Count(text => text == "The end"), Is.EqualTo(20), "what is critical is always written");
    }

    [Test]
    public void What_was_left_out_is_said_at_the_end_of_the_program_too()
    {
        Write(12);
        _factory.Dispose();
        Assert.That(_log.Texts[^1], Does.StartWith("2 more lines"));
    }

    private void Write(int lines)
    {
        for (var number = 0; number < lines; number++)
            LogRefused(_logger, number);
    }

    [LoggerMessage(LogLevel.Warning, "Request {Number} was refused")]
    private static partial void LogRefused(ILogger log, int number);

    [LoggerMessage(LogLevel.Error, "Other")]
    private static partial void LogOther(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Critical, "The end")]
    private static partial void LogEnd(ILogger log);
}
