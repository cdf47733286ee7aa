using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Sync;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

public class SyncTokenTests(Database database) : DatabaseFixture(database)
{
    protected override AppUnderTest Make(Database kind) => new(kind) { Environment = "Development" };

    [Test]
    public async Task A_token_that_is_none_or_was_changed_is_refused()
    {
        var token = await Token("");
        foreach (var wrong in (string[])["x", "AAAA", token[..^4], token[..^2] + "AA", "B" + token[1..], token + "AAAA", "ü", token[10..]])
        {
            var answer = (await Anonymous.Get($"/v1/changes?since={Uri.EscapeDataString(wrong)}")).Expect(HttpStatusCode.BadRequest);
            Assert.That(
                (answer.Code, answer.Json["errors"]![0]!["code"]!.GetValue<string>()),
                Is.EqualTo(("invalid_parameter", "invalid_token")), wrong);
        }
    }

    [Test]
    public async Task A_token_works_with_its_filters_and_its_key_only()
    {
        var token = await Token("language=en");
        (await Anonymous.Get($"/v1/changes?language=en&since={token}")).Expect(HttpStatusCode.OK);
        (await Anonymous.Get($"/v1/changes?language=EN&include=article&fields=id&limit=3&since={token}")).Expect(HttpStatusCode.OK);
        foreach (var other in (string[])["", "language=ru&", "language=en&kinds=article,tag&", "language=en&tag=x&"])
            Assert.That(
                (await Anonymous.Get($"/v1/changes?{other}since={token}")).Expect(HttpStatusCode.BadRequest).Code,
                Is.EqualTo("token_mismatch"));
        Assert.That(
            (await Writer.Get($"/v1/changes?language=en&since={token}")).Expect(HttpStatusCode.BadRequest).Code,
            Is.EqualTo("token_mismatch"));
        var mine = (await Writer.Get("/v1/changes")).Value<string>("next");
        (await Writer.Get($"/v1/changes?since={mine}")).Expect(HttpStatusCode.OK);
        foreach (var other in (Api[])[Anonymous, Editor])
            (await other.Get($"/v1/changes?since={mine}")).Expect(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_poll_with_nothing_new_reads_nothing_and_is_never_stored_by_a_cache()
    {
        var token = await Token("");
        var answer = await Anonymous.Get($"/v1/changes?since={token}");
        Assert.That(answer.Json["items"]!.AsArray(), Is.Empty);
        Assert.That(answer.Headers["Server-Timing"], Does.Contain("0 round trips"));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    [Test]
    public async Task A_poll_that_waits_is_answered_by_a_change_of_what_it_follows()
    {
        await Editor.Tag("waited-for");
        var token = await Token("tag=waited-for");
        var waiting = Anonymous.Get($"/v1/changes?tag=waited-for&wait=30&since={token}");
        await Editor.PublishedArticle();
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["waited-for"]));
        var answer = await waiting;
        Assert.That(answer.Ids, Is.EqualTo([article.Id]));
        Assert.That(
            (await Anonymous.Get($"/v1/changes?minSeq={Ledger.Seq(App) + 1}")).Expect(HttpStatusCode.ServiceUnavailable).Code,
            Is.EqualTo("not_caught_up"));
    }

    [Test]
    public async Task Beyond_the_limit_of_waiters_a_poll_is_answered_at_once()
    {
        await using var app = new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Sync:Waiters"] = "0" });
        var reader = new Api(app.Anonymous());
        var began = Stopwatch.GetTimestamp();
        var token = (await reader.Get("/v1/changes")).Value<string>("next");
        (await reader.Get($"/v1/changes?wait=30&since={token}")).Expect(HttpStatusCode.OK);
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task A_token_of_another_node_that_is_ahead_is_waited_for()
    {
        await using var other = new AppUnderTest(App.Database.Kind, new Dictionary<string, string>(App.Database.Settings()));
        var there = new Api(other.Anonymous());
        await there.Get("/v1/articles");
        var article = await Editor.PublishedArticle();
        var token = await Token("");
        await Editor.Do(article, "unpublish");
        var answer = (await there.Get($"/v1/changes?since={token}&minSeq={Ledger.Seq(App)}")).Expect(HttpStatusCode.OK);
        Assert.That(answer.Ids, Is.EqualTo([article.Id]));
    }

    [Test]
    public async Task A_waiting_poll_sees_the_change_while_the_node_still_delivers_it()
    {
        using var subscriber = new SlowSubscriber();
        await using var other = new AppUnderTest(App.Database.Kind, new Dictionary<string, string>(App.Database.Settings()))
        {
            Configure = services => services.AddSingleton<IChangeSubscriber>(subscriber),
        };
        var there = new Api(other.Anonymous());
        var article = await Editor.PublishedArticle();
        var token = await Token("");
        await there.Get($"/v1/changes?since={token}&minSeq={Ledger.Seq(App)}");
        var held = subscriber.HoldAt(change => change.EntityId == article.Id && change.Action == ChangeActions.Unpublished);
        await Editor.Do(article, "unpublish");
        await held;
        var answer = await there.Get($"/v1/changes?since={token}&minSeq={Ledger.Seq(App)}");
        subscriber.Release();
        Assert.That(answer.Expect(HttpStatusCode.OK).Ids, Is.EqualTo([article.Id]));
    }

    [Test]
    public async Task What_is_older_than_the_retention_is_deleted_and_a_token_of_then_begins_again()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var (reader, editor) = (new Api(app.Anonymous()), new Api(await app.As(Role.Editor)));
        var pruning = app.Services.GetRequiredService<ChangeLogPruning>();
        var first = await editor.PublishedArticle();
        var old = (await reader.Get("/v1/changes")).Value<string>("next");
        await editor.Do(first, "unpublish");
        var kept = (await reader.Get($"/v1/changes?since={old}")).Value<string>("next");
        // A clock that jumps ahead deletes nothing.
        app.Clock.Advance(TimeSpan.FromDays(44));
        Assert.That(await pruning.Run(CancellationToken.None), Is.Zero);
        var second = await editor.PublishedArticle();
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(await pruning.Run(CancellationToken.None), Is.Zero);
        var third = await editor.PublishedArticle();
        Assert.That(await pruning.Run(CancellationToken.None), Is.GreaterThan(2));
        using (var connection = app.Database.Open())
            Assert.That(
                connection.ExecuteScalar<long>("SELECT COUNT(*) FROM changes WHERE entity_id = @Id AND kind = 'article'", new { first.Id }),
                Is.Zero);
        Assert.That((await reader.Get($"/v1/changes?since={old}")).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("token_expired"));
        Assert.That((await reader.Get($"/v1/changes?since={kept}")).Expect(HttpStatusCode.OK).Ids, Is.EqualTo([second.Id, third.Id]));
        Assert.That((await reader.Get("/v1/articles")).Ids, Is.EqualTo([third.Id, second.Id]));
        await using var later = new AppUnderTest(app.Database.Kind, new Dictionary<string, string>(app.Database.Settings()));
        Assert.That((await new Api(later.Anonymous()).Get("/v1/articles")).Ids, Is.EqualTo([third.Id, second.Id]));
        Assert.That(later.Services.GetRequiredService<Freshness>().Seen.Seq, Is.EqualTo(Ledger.Seq(app)));
    }

    /// <summary>Stops the delivery of changes at one of them, after <see cref="Freshness"/> has it.</summary>
    private sealed class SlowSubscriber : IChangeSubscriber, IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile Func<Change, bool>? _stopsAt;

        /// <returns>Ends when a delivery has stopped.</returns>
        public Task HoldAt(Func<Change, bool> change)
        {
            _stopsAt = change;
            return _held.Task;
        }

        public void Release() => _open.Set();

        public void Receive(IReadOnlyList<Change> changes)
        {
            if (_stopsAt is not { } stopsAt || !changes.Any(stopsAt))
                return;
            _held.TrySetResult();
            _open.Wait();
        }

        public void Dispose()
        {
            _open.Set();
            _open.Dispose();
        }
    }

    private async Task<string> Token(string filters)
    {
        var mirror = new Mirror(filters);
        await mirror.CatchUp(Anonymous);
        return mirror.Token!;
    }
}
