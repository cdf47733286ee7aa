using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Problems;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Caching;

/// <summary>What happens while an answer is being made: the handler is the test's own, and ends when the test says so.</summary>
public class AnswerCacheMiddlewareTests
{
    private const string Path = "/v1/articles/7";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private AppUnderTest _app = null!;
    private AnswerCache _cache = null!;
    private Freshness _freshness = null!;
    private int _made;

    [OneTimeSetUp]
    public void Start()
    {
        _app = new AppUnderTest(Database.Sqlite);
        _freshness = _app.Services.GetRequiredService<Freshness>();
    }

    [SetUp]
    public void Empty()
    {
        _cache = new AnswerCache(Options.Create(new CachingOptions()), _freshness, TimeProvider.System);
        _made = 0;
    }

    [TearDown]
    public void Close() => _cache.Dispose();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task However_many_ask_at_once_an_answer_is_made_once()
    {
        var (gate, middleware) = Slow(Good);
        var asked = Enumerable.Range(0, 50).Select(_ => Ask(middleware)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(asked);
        Assert.That((_made, answers.Distinct().Single()), Is.EqualTo((1, (200, "made 1"))));
        Assert.That(await Ask(middleware), Is.EqualTo((200, "made 1")), "kept");
    }

    [Test]
    public async Task Who_asks_after_a_change_does_not_get_what_was_begun_before_it()
    {
        var (gate, middleware) = Slow(Good);
        var early = Ask(middleware);
        _freshness.Wrote(_freshness.Newest + 1, Noon, [Dependency.Article(7)]);
        var late = Ask(middleware);
        gate.SetResult();
        Assert.That((await early).Text, Is.EqualTo("made 1"));
        Assert.That((await late).Text, Is.EqualTo("made 2"));
        Assert.That(_cache.InProgress, Is.Empty);
        Assert.That((await Ask(middleware)).Text, Is.EqualTo("made 2"), "the late one was kept, the early one not");
    }

    [Test]
    public async Task A_change_makes_the_kept_answer_old()
    {
        var (gate, middleware) = Slow(Good);
        gate.SetResult();
        await Ask(middleware);
        _freshness.Wrote(_freshness.Newest + 1, Noon, [Dependency.Article(8)]);
        Assert.That((await Ask(middleware)).Text, Is.EqualTo("made 1"), "another article's change");
        _freshness.Wrote(_freshness.Newest + 1, Noon, [Dependency.Article(7)]);
        Assert.That((await Ask(middleware)).Text, Is.EqualTo("made 2"));
    }

    [Test]
    public async Task A_refusal_is_neither_shared_nor_kept()
    {
        var (gate, middleware) = Slow(context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return context.Response.WriteAsync($"made {_made}");
        });
        var asked = Enumerable.Range(0, 5).Select(_ => Ask(middleware)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(asked);
        Assert.That((_made, answers.Select(answer => answer.Status).Distinct()), Is.EqualTo((5, new[] { 404 })));
    }

    [Test]
    public async Task An_error_lets_the_others_try_for_themselves()
    {
        var (gate, middleware) = Slow(context => _made == 1 ? throw new InvalidOperationException("broken") : Good(context));
        var first = Ask(middleware);
        var second = Ask(middleware);
        gate.SetResult();
        Assert.That(async () => await first, Throws.InvalidOperationException);
        Assert.That(await second, Is.EqualTo((200, "made 2")));
        Assert.That(_cache.InProgress, Is.Empty);
    }

    [Test]
    public async Task What_hangs_on_the_readers_language_is_kept_for_each()
    {
        var (gate, middleware) = Slow(context =>
        {
            AnswerContext.VariesByLanguage(context, ["en", "ru"], "en");
            return Good(context, $"made {_made} for {context.Request.Headers.AcceptLanguage}", "Accept-Encoding, Accept-Language");
        });
        gate.SetResult();
        Assert.That((await Ask(middleware, "ru")).Text, Is.EqualTo("made 1 for ru"));
        Assert.That((await Ask(middleware, "en")).Text, Is.EqualTo("made 2 for en"));
        Assert.That((await Ask(middleware, "ru-RU, en;q=0.5")).Text, Is.EqualTo("made 1 for ru"));
        Assert.That((await Ask(middleware, "fr")).Text, Is.EqualTo("made 2 for en"), "the default");
    }

    [Test]
    public async Task Memory_stays_within_its_bound()
    {
        using var small = new AnswerCache(Options.Create(new CachingOptions { Megabytes = 1 }), _freshness, TimeProvider.System);
        for (var number = 0; number < 1_000; number++)
            small.Keep($"/v1/articles/{number}", Ready(new string('x', 10_000)));
        var kept = Enumerable.Range(0, 1_000).Count(number => small.Holds($"/v1/articles/{number}"));
        Assert.That(kept, Is.InRange(20, 90));
        await Task.CompletedTask;
    }

    private static NewsApi.Caching.Answer Ready(string text, string vary = "Accept-Encoding", long seq = 0) =>
        new(Encoding.UTF8.GetBytes(text), "text/plain")
        {
            Vary = vary,
            DependsOn = [Dependency.Article(7).Key],
            Seq = seq,
        };

    private static Task Good(HttpContext context, string text, string vary = "Accept-Encoding")
    {
        var reading = context.Features.GetRequiredFeature<AnswerContext>();
        reading.Answer = Ready(text, vary, reading.Position.Seq);
        return Task.CompletedTask;
    }

    private Task Good(HttpContext context) => Good(context, $"made {_made}");

    /// <summary>A handler that counts, waits for the gate and then does what it is told; the first to pass tells its number.</summary>
    private (TaskCompletionSource Gate, AnswerCacheMiddleware Middleware) Slow(Func<HttpContext, Task> handler)
    {
        var gate = new TaskCompletionSource();
        var middleware = new AnswerCacheMiddleware(
            async context =>
            {
                await gate.Task;
                Interlocked.Increment(ref _made);
                await handler(context);
            },
            _cache, _app.Services.GetRequiredService<CachedRoutes>(), _freshness, _app.Services.GetRequiredService<ChangeFeed>(),
            Options.Create(new AccessOptions()), new RequestLog(TimeProvider.System, TimeSpan.Zero, NullLogger<RequestLog>.Instance),
            behindAccess: false);
        return (gate, middleware);
    }

    private async Task<(int Status, string Text)> Ask(AnswerCacheMiddleware middleware, string? language = null)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        context.Request.Method = "GET";
        context.Request.Path = Path;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Path;
        context.Response.Body = body;
        if (language is not null)
            context.Request.Headers.AcceptLanguage = language;
        await middleware.InvokeAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
