using CsCheck;
using Dapper;
using NewsApi.Counting;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Rankings;

/// <summary>The sums that rankings read, beside a count of every event that was sent.</summary>
public class WindowTests(Database database) : DatabaseFixture(database)
{
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(5), Hour = TimeSpan.FromHours(1), HalfLife = TimeSpan.FromHours(6);

    private static readonly (string Name, TimeSpan Length, TimeSpan Step)[] Windows =
        [("1h", Hour, Slot), ("1d", TimeSpan.FromDays(1), Hour), ("7d", TimeSpan.FromDays(7), Hour), ("30d", TimeSpan.FromDays(30), Hour)];

    private static readonly EventKind[] Kinds = [EventKind.View, EventKind.Share, EventKind.Click, EventKind.Copy];

    // How far the clock moves, and then what comes: how long ago it happened, what it was and how often.
    private static readonly Gen<(int Minutes, (int Ago, EventKind Kind, int Times)[] Events)[]> Story = Gen.Select(
        Gen.Frequency((4, Gen.Int[0, 90]), (2, Gen.Int[0, 3_000]), (1, Gen.Int[0, 45_000])),
        Gen.Select(
            Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 1_439])), Gen.Int[0, 3].Select(number => Kinds[number]), Gen.Int[1, 4])
            .Array[0, 4]).Array[1, 6];

    private long _article = 1_000_000;

    [Test]
    public async Task Sums_are_those_of_the_events_of_each_window_whenever_they_came() => await Story.Same().SampleAsync(
        async story =>
        {
            var article = ++_article;
            var sent = new List<(DateTimeOffset At, EventKind Kind)>();
            foreach (var (minutes, events) in story)
            {
                // The middle of a step, so that none ends while this looks.
                var now = Floor(App.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes), Slot) + (Slot * 1.5);
                App.Clock.Advance(now - App.Clock.GetUtcNow());
                foreach (var (ago, kind, times) in events)
                {
                    var at = App.Clock.GetUtcNow() - TimeSpan.FromMinutes(ago);
                    await new Crowd(App).Add([.. Enumerable.Range(0, times).Select(_ => new ReaderEvent
                    {
                        Kind = kind, Class = VisitorClass.Human, Article = new EventArticle(article, "en", 0, []), Channel = "",
                        Referrer = "", At = at.ToUnixTimeMilliseconds(),
                    })]);
                    sent.AddRange(Enumerable.Repeat((at, kind), times));
                }

                await App.Aggregate();
                Compare(article, sent, now);
            }
        },
        iter: 60, threads: 1);

    private void Compare(long article, List<(DateTimeOffset At, EventKind Kind)> sent, DateTimeOffset now)
    {
        using var connection = App.Database.Open();
        var row = (IDictionary<string, object>?)connection.QueryFirstOrDefault(
            "SELECT * FROM read_windows WHERE article_id = @article", new { article });
        foreach (var (name, length, step) in Windows)
            foreach (var (kind, column) in (ReadOnlySpan<(EventKind, string)>)[(EventKind.View, "views"), (EventKind.Share, "shares"),
                (EventKind.Click, "clicks")])
            {
                var wanted = sent.Count(one => one.Kind == kind && Floor(one.At, step) >= Floor(now - length, step));
                if (Convert.ToInt64(row?[$"{column}_{name}"] ?? 0L, null) is var found && found != wanted)
                    throw new InvalidOperationException($"{column} of {name} at {now:O}: {found} instead of {wanted}.");
            }

        if (row is null)
            return;
        var score = sent.Where(one => one.Kind != EventKind.Copy).Sum(one => Weight(one.Kind) * Math.Pow(2, (one.At - now) / HalfLife));
        var kept = Math.Pow(2, Convert.ToDouble(row["trend"], null) - ((now - DateTimeOffset.UnixEpoch) / HalfLife));
        if (Math.Abs(score - kept) > 0.0001 * Math.Max(1, score))
            throw new InvalidOperationException($"Score at {now:O}: {kept} instead of {score}.");
    }

    private static int Weight(EventKind kind) => kind switch { EventKind.Share => 5, EventKind.Click => 2, _ => 1 };

    private static DateTimeOffset Floor(DateTimeOffset at, TimeSpan step) => new(at.UtcTicks - (at.UtcTicks % step.Ticks), TimeSpan.Zero);
}
