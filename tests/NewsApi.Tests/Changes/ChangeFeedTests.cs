using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Changes;

public class ChangeFeedTests(Database database) : DatabaseFixture(database)
{
    private readonly Subscriber _broken = new() { Throws = true };
    private readonly Subscriber _sound = new();
    private readonly Errors _errors = new();

    [Test]
    public async Task A_subscriber_gets_every_change_of_every_node_once_and_in_order_even_behind_one_that_throws()
    {
        await Read(App);
        var (start, batches) = (Ledger.Seq(App), _sound.Batches);
        await using var other = new AppUnderTest(App.Database.Kind, new Dictionary<string, string>(App.Database.Settings()));
        var elsewhere = new Api(other.With(await App.Key(Role.Editor)));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => (number % 2 == 0 ? Editor : elsewhere).Tag($"feed-{number}")));
        await Editor.PublishedArticle(Makers.Content(tags: ["feed-0", "feed-1"]));
        await Read(App);
        await Editor.Tag("feed-last");
        await Read(App);
        var expected = Ledger.Changes(App).Where(change => change.Seq > start).ToList();
        Assert.That(_sound.Received.Where(change => change.Seq > start).Select(Show), Is.EqualTo(expected.Select(row =>
            $"{row.Seq}.{row.Position} {row.Kind} {row.EntityId} {row.Action} {row.Significance}")));
        Assert.That(expected.Select(change => change.Seq).Distinct().Count(), Is.GreaterThan(42));
        Assert.That(_sound.Batches, Is.GreaterThan(batches + 1));
        Assert.That(_broken.Batches, Is.EqualTo(_sound.Batches));
        Assert.That(_errors.Messages.Count(message => message.Contains(nameof(Subscriber), StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_of_this_node_is_delivered_before_the_next_turn_of_the_clock()
    {
        var sound = new Subscriber();
        await using var app = new AppUnderTest(
            App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Changes:PollMilliseconds"] = "10000" })
        {
            Configure = services => services.AddSingleton<IChangeSubscriber>(sound),
        };
        var editor = new Api(await app.As(Role.Editor));
        var began = Stopwatch.GetTimestamp();
        foreach (var slug in (string[])["woken-1", "woken-2", "woken-3"])
        {
            var id = (await editor.Tag(slug)).Id;
            await Eventually.Is(() => Task.FromResult(sound.Received.Select(change => change.EntityId)), Does.Contain(id));
        }

        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(8)));
    }

    [Test]
    public async Task A_read_without_changes_tells_nobody()
    {
        await Read(App);
        var batches = _sound.Batches;
        await Read(App);
        Assert.That(_sound.Batches, Is.EqualTo(batches));
    }

    protected override AppUnderTest Make(Database kind) => new(kind)
    {
        Configure = services => services
            .AddSingleton<IChangeSubscriber>(_broken).AddSingleton<IChangeSubscriber>(_sound).AddSingleton<ILoggerProvider>(_errors),
    };

    private static async Task Read(AppUnderTest app) => Assert.That(
        await app.Services.GetRequiredService<ChangeFeed>().CatchUp(Timeout.InfiniteTimeSpan, CancellationToken.None), Is.True);

    private static string Show(Change change) =>
        $"{change.Seq}.{change.Position} {change.Kind} {change.EntityId} {change.Action} {change.Significance}";

    private sealed class Subscriber : IChangeSubscriber
    {
        public bool Throws { get; init; }

        public ConcurrentQueue<Change> Received { get; } = [];

        public int Batches { get; private set; }

        public void Receive(IReadOnlyList<Change> changes)
        {
            Batches++;
            if (Throws)
                throw new InvalidOperationException("broken");
            foreach (var change in changes)
                Received.Enqueue(change);
        }
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Messages.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
