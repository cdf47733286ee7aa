using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsApi.Logs;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Logs;

/// <summary>What strangers can write into the log of the program: a few lines a minute, and how many more there were.</summary>
public class StrangersTests
{
    private const int Requests = 300;

    [Test]
    public async Task Wrong_keys_are_summed_up()
    {
        using var log = new LogRecorder();
        await using var app = new AppUnderTest(Database.Sqlite) { Configure = services => services.AddSingleton<ILoggerProvider>(log) };
        var stranger = new Api(app.With("nwa_wrong_key"));
        var before = log.Lines.Count;
        for (var request = 0; request < Requests; request++)
            (await stranger.Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        var lines = Shown(log, before);
        Assert.That(lines.GroupBy(line => line).Max(group => group.Count()), Is.EqualTo(10));
        Assert.That(lines, Has.Count.LessThanOrEqualTo(40));
        app.Clock.Advance(SummedLoggerFactory.Window);
        Assert.That(Shown(log, before), Has.Some.StartsWith($"{Requests - 10} more lines of this kind were left out"));
    }

    private static List<string> Shown(LogRecorder log, int before) =>
        [.. log.Lines.Skip(before).Where(line => line.Level >= LogLevel.Information).Select(line => line.Text)];
}
