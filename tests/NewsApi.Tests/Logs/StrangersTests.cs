using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsApi.Logs;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Logs;

/// <summary>What strangers can write into the log of the program: nothing by wrong keys.</summary>
public class StrangersTests
{
    private const int Requests = 30;

    [Test]
    public async Task Wrong_keys_have_no_lines()
    {
        using var log = new LogRecorder();
        await using var app = new AppUnderTest(Database.Sqlite) { Configure = services => services.AddSingleton<ILoggerProvider>(log) };
        var stranger = new Api(app.With("nwa_wrong_key"));
        var before = log.Lines.Count;
        for (var request = 0; request < Requests; request++)
            (await stranger.Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        app.Clock.Advance(ThrottledLoggerFactory.Window);
        Assert.That(Shown(log, before).Where(line => !line.Contains("started on", StringComparison.Ordinal)), Is.Empty);
    }

    private static List<string> Shown(LogRecorder log, int before) =>
        [.. log.Lines.Skip(before).Where(line => line.Level >= LogLevel.Information).Select(line => line.Text)];
}
