using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http.Problems;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Changes;

public class ChangeFeedLatenessTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Where_nobody_looks_at_the_log_in_time_a_readers_request_does()
    {
        // Of another node: it knows of what is written here by the log alone, and its background service does not run.
        var freshness = new Freshness();
        var options = Options.Create(new ChangeFeedOptions());
        using var feed = new ChangeFeed(
            App.Services.GetRequiredService<Db>(), freshness, [], options, Works.New(), NullLogger<ChangeFeed>.Instance);
        using var cache = new AnswerCache(Options.Create(new CachingOptions()), freshness, TimeProvider.System);
        var middleware = new AnswerCacheMiddleware(
            _ => Task.CompletedTask, cache, App.Services.GetRequiredService<CachedRoutes>(), freshness, feed,
            Options.Create(new AccessOptions()), new RequestLog(TimeProvider.System, TimeSpan.Zero, NullLogger<RequestLog>.Instance),
            behindAccess: false);
        await feed.CatchUp(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var written = long.Parse((await Editor.Tag("late")).Headers["NewsApi-Seq"], CultureInfo.InvariantCulture);
        Assert.That(freshness.Seen.Seq, Is.EqualTo(written - 1));

        await Eventually.Is(
            async () =>
            {
                await middleware.InvokeAsync(Request());
                return freshness.Seen.Seq;
            },
            Is.EqualTo(written));
    }

    private DefaultHttpContext Request()
    {
        var context = new DefaultHttpContext { RequestServices = App.Services };
        context.Request.Method = "GET";
        context.Request.Path = "/v1/articles";
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/v1/articles";
        return context;
    }
}
