using NewsApi.Changes;

namespace NewsApi.Tests.Changes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class FreshnessTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ulong[] Seven = [Dependency.Article(7).Key];

    private readonly Freshness _freshness = new();

    [Test]
    public void What_was_read_before_a_change_is_old_and_what_was_read_after_it_is_not()
    {
        _freshness.Wrote(1, Noon, [Dependency.Article(7)]);
        Assert.That((_freshness.IsGood(Seven, 0), _freshness.IsGood(Seven, 1)), Is.EqualTo((false, true)));
        Assert.That(_freshness.IsGood([Dependency.Article(8).Key], 0), Is.True);
    }

    [Test]
    public void A_write_whose_forerunners_are_unknown_makes_answers_old_but_is_not_yet_seen()
    {
        _freshness.Wrote(3, Noon, [Dependency.Article(7)]);
        Assert.That((_freshness.Seen.Seq, _freshness.Newest, _freshness.IsGood(Seven, 0)), Is.EqualTo((0, 3, false)));
        _freshness.Read(2, [TagChange(2)]);
        Assert.That(_freshness.Seen.Seq, Is.EqualTo(2));
        _freshness.Read(3, [Publication(3)]);
        Assert.That((_freshness.Seen.Seq, _freshness.IsGood(Seven, 2), _freshness.IsGood(Seven, 3)), Is.EqualTo((3, false, true)));
    }

    [Test]
    public void Own_writes_that_come_in_the_wrong_order_join_up()
    {
        _freshness.Wrote(2, Noon, []);
        _freshness.Wrote(3, Noon, []);
        Assert.That(_freshness.Seen.Seq, Is.Zero);
        _freshness.Wrote(1, Noon, []);
        Assert.That((_freshness.Seen.Seq, _freshness.Seen.Text), Is.EqualTo((3, "3")));
    }

    [Test]
    public void An_older_change_that_is_read_late_does_not_hide_a_newer_one()
    {
        _freshness.Wrote(5, Noon, [Dependency.Article(7)]);
        _freshness.Read(4, [Publication(4)]);
        Assert.That(_freshness.IsGood(Seven, 4), Is.False);
    }

    [Test]
    public void Each_change_moves_the_version()
    {
        var before = _freshness.Version;
        _freshness.Wrote(9, Noon, [Dependency.Article(7)]);
        Assert.That(_freshness.Version, Is.GreaterThan(before));
    }

    [Test]
    public void What_is_forgotten_counts_as_changed()
    {
        _freshness.Forget(10, Noon);
        Assert.That((_freshness.IsGood(Seven, 9), _freshness.IsGood(Seven, 10)), Is.EqualTo((false, true)));
        Assert.That(_freshness.LastChange(Seven), Is.EqualTo(Noon));
    }

    [Test]
    public void More_changes_than_it_can_remember_make_everything_before_them_old()
    {
        for (var seq = 1L; seq <= 100_001; seq++)
            _freshness.Wrote(seq, Noon, [Dependency.Tag(seq)]);
        Assert.That((_freshness.IsGood(Seven, 100_000), _freshness.IsGood(Seven, 100_001)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Who_waits_for_a_number_is_told_when_it_was_reached_or_that_it_was_not()
    {
        var waiting = _freshness.WaitFor(2, TimeSpan.FromMinutes(1), CancellationToken.None);
        _freshness.Wrote(1, Noon, []);
        Assert.That(waiting.IsCompleted, Is.False);
        _freshness.Wrote(2, Noon, []);
        Assert.That(await waiting, Is.True);
        Assert.That(await _freshness.WaitFor(3, TimeSpan.FromMilliseconds(1), CancellationToken.None), Is.False);
    }

    [Test]
    public void Sessions_include_a_number_when_its_changes_count_and_before_anybody_is_woken()
    {
        var calls = new List<(long Seq, bool Counts, long Seen)>();
        Freshness freshness = null!;
        freshness = new Freshness(seq => calls.Add((seq, !freshness.IsGood(Seven, seq - 1), freshness.Seen.Seq)));
        freshness.Wrote(1, Noon, [Dependency.Article(7)]);
        freshness.Wrote(3, Noon, [Dependency.Article(7)]);
        freshness.Read(2, [Publication(2)]);
        freshness.Read(3, []);
        Assert.That(calls, Is.EqualTo(new[] { (1L, true, 0L), (2L, true, 1L), (3L, true, 2L) }));
    }

    private static Change TagChange(long seq) =>
        new() { Seq = seq, Kind = ChangeKinds.Tag, EntityId = 1, Action = ChangeActions.Updated, At = Noon };

    private static Change Publication(long seq) =>
        new() { Seq = seq, Kind = ChangeKinds.Article, EntityId = 7, Action = ChangeActions.Published, At = Noon };
}
