using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Scheduling;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Scheduling;

/// <summary>Schedules that fall due together, done at a later time than the program's, so that its own scheduler leaves them.</summary>
public class DuePublicationsTests(Database database) : DatabaseFixture(database)
{
    private static readonly Sql ScheduledSql = new(
        $"SELECT {ArticleSchedule.Columns} FROM article_schedules AS s WHERE s.failed_at IS NULL ORDER BY s.article_id");

    private static readonly Sql ForgetSql = new("DELETE FROM article_schedules");

    private DateTimeOffset _dueAt;

    [TearDown]
    public Task Forget() => Db.WriteAsync(write => write.Execute(ForgetSql), CancellationToken.None);

    [Test]
    public async Task Forty_are_published_in_eight_round_trips()
    {
        await Editor.Tag("storm");
        var ids = new List<long>();
        for (var number = 0; number < 40; number++)
            ids.Add(await Scheduled(Makers.Content($"Storm {number}", tags: ["storm"])));
        var due = await Due();
        var trips = RoundTrips.Watch();
        Assert.That(await Publications().Run(due, CancellationToken.None), Is.Empty);
        Assert.That(trips.Count, Is.LessThanOrEqualTo(8));
        foreach (var id in ids)
            (await Anonymous.Get($"/v1/articles/{id}?minSeq={await Seq()}")).Expect(HttpStatusCode.OK);
        var list = await Anonymous.Get("/v1/articles?tag=storm&count=true&limit=1");
        Assert.That(list.Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(40));
        Assert.That(await Due(), Is.Empty);
        Assert.That((await Anonymous.Get($"/v1/articles/{ids[7]}/share")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Translations_of_a_story_come_one_after_the_other()
    {
        var first = await Scheduled(Makers.Content("A story"));
        var second = await Scheduled(Makers.Content("Rasskaz", language: "ru", translationOf: first));
        var left = await Publications().Run(await Due(), CancellationToken.None);
        Assert.That(left.Select(schedule => schedule.ArticleId), Is.EqualTo(new[] { second }));
        (await Anonymous.Get($"/v1/articles/{first}?minSeq={await Seq()}")).Expect(HttpStatusCode.OK);
        // The other one, alone.
        Assert.That(await Publications().Run(left, CancellationToken.None), Is.EqualTo(left));
        await Work().RunAll(CancellationToken.None);
        (await Anonymous.Get($"/v1/articles/{second}?minSeq={await Seq()}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task One_that_fails_says_why_and_the_others_are_public()
    {
        var refused = await Scheduled(Makers.Content("It was never public"), new { kind = "correction", note = "The name." });
        var good = await Scheduled(Makers.Content("Good"));
        var measured = new List<double>();
        using var meters = Listen(measured);
        Assert.That(await Publications().Run(await Due(), CancellationToken.None), Is.Empty);
        (await Anonymous.Get($"/v1/articles/{good}?minSeq={await Seq()}")).Expect(HttpStatusCode.OK);
        (await Anonymous.Get($"/v1/articles/{refused}")).Expect(HttpStatusCode.NotFound);
        var schedule = (await Editor.Get($"/v1/editorial/articles/{refused}")).Json["schedules"]![0]!;
        Assert.That(schedule["failure"]!.GetValue<string>(), Does.Contain("nothing to correct"));
        // Those of other programs in this process are not late.
        Assert.That(measured.Count(seconds => seconds is > 60 and < 120), Is.EqualTo(2));
    }

    [Test]
    public async Task One_that_breaks_the_transaction_leaves_all_to_be_done_alone()
    {
        var good = await Scheduled(Makers.Content("Good again"));
        var broken = await Scheduled(Makers.Content("Its request is not JSON"));
        await Db.WriteAsync(
            write => write.Execute(
                new Sql("UPDATE article_schedules SET request = 'x' WHERE article_id = @Id"), new { Id = broken }),
            CancellationToken.None);
        var due = await Due();
        Assert.That(await Publications().Run(due, CancellationToken.None), Is.EqualTo(due));
        (await Anonymous.Get($"/v1/articles/{good}")).Expect(HttpStatusCode.NotFound);
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        _dueAt = DateTimeOffset.FromUnixTimeMilliseconds(App.Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
    }

    private static MeterListener Listen(List<double> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "newsapi.schedule.lateness")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => measured.Add(seconds));
        listener.Start();
        return listener;
    }

    private async Task<long> Scheduled(object content, object? publication = null) =>
        (await Editor.Do(await Editor.Article(content), "schedule", new { publishAt = _dueAt, publication })).Id;

    private Task<IReadOnlyList<ArticleSchedule>> Due() =>
        Db.ListAsync<ArticleSchedule>(ScheduledSql, null, CancellationToken.None);

    private Task<long> Seq() =>
        Db.FindAsync<long>(ChangeCounter.SeqSql, null, CancellationToken.None);

    private DuePublications Publications() =>
        new(Db, Log(), new ScheduleLateness(Later(), Get<IMeterFactory>()), NullLogger<DuePublications>.Instance);

    private DueWork Work() => new(
        Db, Log(), new ReleaseRepository(Log()), Publications(), new ScheduleLateness(Later(), Get<IMeterFactory>()), Later(),
        NullLogger<DueWork>.Instance);

    private ChangeLog Log() => new(Db, Get<Freshness>(), Later());

    private FakeTimeProvider Later() => new(_dueAt.AddSeconds(90));

    private Db Db => Get<Db>();

    private T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();
}
