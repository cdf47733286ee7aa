using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Problems;
using NewsApi.Tags;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Idempotency;

public class IdempotentRequestsTests(Database database) : DatabaseFixture(database)
{
    private const string Articles = "/v1/editorial/articles";
    private const string Tags = "/v1/editorial/tags";
    private const string HangUp = "X-Test-Hangs-Up";

    private readonly StrongBox<CancellationTokenSource?> _client = new();

    [Test]
    public async Task A_repeat_gets_the_first_answer_and_nothing_is_done_again()
    {
        var first = (await Post(Editor, Articles, "one", Makers.Content("Once"))).Expect(HttpStatusCode.Created);
        var before = Ledger.Seq(App);
        var again = (await Post(Editor, Articles, "one", Makers.Content("Once"))).Expect(HttpStatusCode.Created);
        Assert.That(again.Text, Is.EqualTo(first.Text));
        foreach (var header in (string[])["Location", "ETag", "Content-Type", "Cache-Control"])
            Assert.That(again.Headers[header], Is.EqualTo(first.Headers[header]), header);
        Assert.That(again.Headers["Idempotent-Replayed"], Is.EqualTo("true"));
        Assert.That(first.Headers, Does.Not.ContainKey("Idempotent-Replayed"));
        Assert.That(Ledger.Seq(App), Is.EqualTo(before));
    }

    [Test]
    public async Task A_repeated_publication_is_answered_although_the_version_has_moved_on()
    {
        var article = await Editor.Article();
        var path = $"{Articles}/{article.Id}/publish";
        var first = (await Post(Editor, path, "publish", null, ("If-Match", article.ETag))).Expect(HttpStatusCode.OK);
        Assert.That((await Post(Editor, path, "publish", null, ("If-Match", article.ETag))).Text, Is.EqualTo(first.Text));
        (await Post(Editor, path, "publish-2", null, ("If-Match", article.ETag))).Refused(412, "If-Match");
    }

    [Test]
    public async Task A_key_belongs_to_one_request_one_address_and_one_owner()
    {
        (await Post(Editor, Tags, "mine", Tag("mine"))).Expect(HttpStatusCode.Created);
        Assert.That(
            (await Post(Editor, Tags, "mine", Tag("yours"))).Refused(422, "Idempotency-Key").Code, Is.EqualTo("idempotency_key_reused"));
        Assert.That((await Post(Editor, $"{Tags.ToUpperInvariant()}/", "mine", Tag("yours"))).Code, Is.EqualTo("idempotency_key_reused"));
        (await Post(Editor, Articles, "mine", Makers.Content())).Expect(HttpStatusCode.Created);
        // Had the key been the editor's, this would be their answer, and not a refusal.
        (await Post(Admin, Tags, "mine", Tag("mine"))).Refused(409, "/slug");
        (await Post(Editor, Tags, "MINE", Tag("mine"))).Refused(409, "/slug");
    }

    [Test]
    public async Task Of_twenty_at_once_one_is_carried_out()
    {
        var before = Ledger.Seq(App);
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(Editor, Articles, "parallel", Makers.Content("Parallel"))));
        Assert.That(Ledger.Seq(App), Is.EqualTo(before + 1));
        Assert.That(
            answers.Count(answer => answer.Status == HttpStatusCode.Created && !answer.Headers.ContainsKey("Idempotent-Replayed")),
            Is.EqualTo(1));
        var made = answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Id).Distinct().ToList();
        Assert.That(made, Has.Count.EqualTo(1));
        foreach (var other in answers.Where(answer => answer.Status != HttpStatusCode.Created))
        {
            Assert.That(other.Refused(409, "Idempotency-Key").Code, Is.EqualTo("idempotency_request_running"));
            Assert.That(other.Headers["Retry-After"], Is.EqualTo("1"));
        }

        Assert.That((await Post(Editor, Articles, "parallel", Makers.Content("Parallel"))).Id, Is.EqualTo(made[0]));
    }

    [Test]
    public async Task A_refused_request_leaves_its_key_free()
    {
        await Editor.Tag("taken");
        (await Post(Editor, Tags, "free", Tag("taken"))).Refused(409, "/slug");
        (await Post(Editor, Tags, "free", Tag("No slug"))).Refused(422, "/slug");
        (await Editor.Send(HttpMethod.Post, Tags, new StringContent("{", null, "application/json"), [("Idempotency-Key", "free")]))
            .Refused(400, "");
        (await Post(Editor, Tags, "free", Tag("not-taken"))).Expect(HttpStatusCode.Created);
        Assert.That(Rows("state = 'Running'"), Is.Zero);
    }

    [Test]
    public async Task Who_was_refused_for_their_role_has_no_key()
    {
        var before = Rows("1 = 1");
        (await Post(Writer, Tags, "writer", Tag("writer"))).Refused(403);
        (await Post(Anonymous, Tags, "nobody", Tag("nobody"))).Refused(401, "Authorization");
        Assert.That(Rows("1 = 1"), Is.EqualTo(before));
    }

    [TestCase("two words")]
    [TestCase("\u0001")]
    [TestCase("ключ")]
    [TestCase("256")]
    public async Task A_key_is_1_to_255_visible_characters(string key)
    {
        var sent = key == "256" ? new string('k', 256) : key;
        (await Post(Editor, Tags, sent, Tag("bad-key"))).Refused(400, "Idempotency-Key");
        (await Editor.Send(HttpMethod.Post, Tags, JsonContent.Create(Tag("x")), [("Idempotency-Key", "a"), ("Idempotency-Key", "b")]))
            .Refused(400, "Idempotency-Key");
    }

    [Test]
    public async Task The_longest_key_is_taken() =>
        (await Post(Editor, Tags, string.Concat(Enumerable.Repeat("\"!~", 85)), Tag("longest-key"))).Expect(HttpStatusCode.Created);

    [Test]
    public async Task A_new_key_s_secret_is_kept_nowhere_and_shown_once()
    {
        var made =
            (await Post(Admin, "/v1/editorial/keys", "secret", new { name = "A key", role = "writer" })).Expect(HttpStatusCode.Created);
        Assert.That(
            (await Post(Admin, "/v1/editorial/keys", "secret", new { name = "A key", role = "writer" }))
                .Refused(409, "Idempotency-Key").Code, Is.EqualTo("idempotency_answer_withheld"));
        Assert.That(Rows("body LIKE '%na|_%' ESCAPE '|'"), Is.Zero);
        Assert.That(Rows("headers IS NOT NULL AND state = 'Withheld'"), Is.Zero);
        Assert.That(made.Value<string>("secret"), Does.StartWith("na_"));
    }

    [Test]
    public async Task An_answer_is_kept_for_a_day()
    {
        (await Post(Editor, Tags, "day", Tag("day"))).Expect(HttpStatusCode.Created);
        App.Clock.Advance(TimeSpan.FromHours(23));
        Assert.That((await Post(Editor, Tags, "day", Tag("day"))).Headers, Does.ContainKey("Idempotent-Replayed"));
        App.Clock.Advance(TimeSpan.FromHours(2));
        (await Post(Editor, Tags, "day", Tag("day"))).Refused(409, "/slug");
        var old = App.Clock.GetUtcNow().AddHours(-24).ToUnixTimeMilliseconds();
        foreach (var number in Enumerable.Range(0, 5))
            await Post(Editor, Tags, $"sweep-{number}", Tag($"sweep-{number}"));
        Assert.That(Rows($"claimed_at < {old}"), Is.Zero);
    }

    [Test]
    public async Task After_a_crash_before_anything_was_stored_the_request_is_carried_out()
    {
        (await Post(Editor, Tags, "crash-1", Tag("crash-1"))).Expect(HttpStatusCode.Created);
        // As the first would have left it: claimed, by somebody who is no more.
        Change("state = 'Running', status = NULL, headers = NULL, body = NULL, busy_until = claimed_at + 60000", "body LIKE '%crash-1%'");
        Assert.That(
            (await Post(Editor, Tags, "crash-1", Tag("crash-1"))).Refused(409, "Idempotency-Key").Code,
            Is.EqualTo("idempotency_request_running"));
        App.Clock.Advance(TimeSpan.FromSeconds(61));
        // It runs, and finds what the first one did in truth make.
        (await Post(Editor, Tags, "crash-1", Tag("crash-1"))).Refused(409, "/slug");
    }

    [Test]
    public async Task After_a_crash_between_the_effect_and_its_answer_a_repeat_is_told_that_it_was_done()
    {
        var made = (await Post(Editor, Articles, "crash-2", Makers.Content("Crash"))).Expect(HttpStatusCode.Created);
        Change(
            "state = 'Committed', status = NULL, headers = NULL, body = NULL, busy_until = claimed_at + 60000",
            $"body LIKE '%\"id\":{made.Id},%'");
        Assert.That((await Post(Editor, Articles, "crash-2", Makers.Content("Crash"))).Code, Is.EqualTo("idempotency_request_running"));
        App.Clock.Advance(TimeSpan.FromSeconds(61));
        var before = Ledger.Seq(App);
        Assert.That(
            (await Post(Editor, Articles, "crash-2", Makers.Content("Crash"))).Refused(409, "Idempotency-Key").Code,
            Is.EqualTo("idempotency_answer_lost"));
        Assert.That(Ledger.Seq(App), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_was_given_up_for_dead_can_write_nothing_any_more()
    {
        var (keys, db) = (App.Services.GetRequiredService<IdempotencyKeys>(), App.Services.GetRequiredService<Db>());
        var request = new KeyedRequest("slow", "body");
        var slow = (await keys.Claim(request, CancellationToken.None)).Value!;
        App.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That((await keys.Claim(request, CancellationToken.None)).Value, Is.Not.Null);
        var tags = App.Services.GetRequiredService<TagRepository>();
        db.AddToEachWrite(write => IdempotencyKeys.Commit(write, slow));
        await Assert.ThrowsAsync<ProblemException>(async () => await tags.Add(
            new TagRequest("late", TagKind.Topic, new Dictionary<string, string> { ["en"] = "Late" }, null, null),
            new Caller("key:1", Role.Editor), CancellationToken.None));
        db.AddToEachWrite(null);
        (await Anonymous.Get("/v1/tags/late")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Who_hung_up_finds_their_answer_when_they_come_back()
    {
        using var client = new CancellationTokenSource();
        _client.Value = client;
        await Post(Editor, Tags, "hung-up", Tag("hung-up"), (HangUp, "yes"));
        Assert.That(client.IsCancellationRequested);
        var answer = (await Post(Editor, Tags, "hung-up", Tag("hung-up"))).Expect(HttpStatusCode.Created);
        Assert.That(answer.Headers["Idempotent-Replayed"], Is.EqualTo("true"));
        Assert.That(answer.Value<string>("slug"), Is.EqualTo("hung-up"));
    }

    protected override AppUnderTest Make(Database kind) => new(kind)
    {
        Configure = services => services.AddSingleton<IStartupFilter>(new ClientsThatHangUp(_client))
            .AddSingleton<IValidator<TagRequest>>(new HangingUp(_client)),
    };

    private static object Tag(string slug) => new { slug, kind = "topic", names = new { en = slug } };

    private static Task<Answer> Post(Api api, string path, string key, object? body, params (string, string)[] headers) =>
        api.Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), [("Idempotency-Key", key), .. headers]);

    private long Rows(string where)
    {
        using var connection = App.Database.Open();
        return connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM idempotency_keys WHERE {where}");
    }

    private void Change(string what, string where = "1 = 1")
    {
        using var connection = App.Database.Open();
        connection.Execute($"UPDATE idempotency_keys SET {what} WHERE {where}");
    }

    private sealed class ClientsThatHangUp(StrongBox<CancellationTokenSource?> client) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers.ContainsKey(HangUp))
                    context.RequestAborted = client.Value!.Token;
                return rest(context);
            });
            next(app);
        };
    }

    // In the middle of the request: the body is read, and nothing is written yet.
    private sealed class HangingUp : AbstractValidator<TagRequest>
    {
        public HangingUp(StrongBox<CancellationTokenSource?> client)
        {
            Include(new TagValidator());
            RuleFor(tag => tag).Custom((tag, _) =>
            {
                if (tag.Slug == "hung-up")
                    client.Value!.Cancel(throwOnFirstException: true);
            });
        }
    }
}
