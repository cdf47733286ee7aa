using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Two programs on one database, one of which dies while it delivers.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class WebhookCrashTests(Database kind)
{
    private const int Hooks = 4;

    [TestCase(4, 2)]
    [TestCase(60, 5, Category = "Slow")]
    public async Task Every_subscription_gets_every_event_in_the_order_of_its_article_although_a_node_dies(int articles, int versions)
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        (string, string)[] settings =
        [
            .. database.Environment().Select(setting => (setting.Key, setting.Value)),
            ("NewsApi__Outgoing__AllowedPrivateHosts__0", "127.0.0.1:*"), ("NewsApi__Webhooks__LeaseSeconds", "2"),
            ("NewsApi__Webhooks__PollMilliseconds", "200"), ("NewsApi__Webhooks__AtOnce", "3"),
        ];
        await using var receivers = new Disposables<Receiver>();
        await using var victim = await ProgramProcess.Serve(folder, settings);
        var key = (await File.ReadAllTextAsync(Path.Combine(database.Folder, FirstKey.FileName))).Trim();
        var doomed = victim.Caller(key);
        for (var hook = 0; hook < Hooks; hook++)
        {
            var receiver = receivers.Add(await Receiver.Start(context => Task.Delay(5, context.RequestAborted)));
            var wanted = new { name = $"Hook {hook}", url = receiver.Address, events = new[] { "article.*" } };
            (await doomed.Post("/v1/editorial/webhooks", wanted)).Expect(HttpStatusCode.Created);
        }

        // The victim is alone at first, so it takes the subscriptions.
        var first = await doomed.PublishedArticle(Makers.Content("Before"));
        await Eventually.Is(() => Task.FromResult(receivers.All.Min(one => one.Requests.Count)), Is.EqualTo(1));
        var holders = Holders(database);
        await using var survivor = await ProgramProcess.Serve(folder, settings);
        var admin = survivor.Caller(key);
        var total = (articles * versions) + 1;
        var writing = Task.WhenAll(Enumerable.Range(0, articles).Chunk((articles / 4) + 1).Select(async some =>
        {
            foreach (var number in some)
            {
                var article = await admin.PublishedArticle(Makers.Content($"Crash {number}"));
                for (var version = 1; version < versions; version++)
                {
                    var content = Makers.Content($"Crash {number}, version {version}");
                    article = await admin.Publish(await admin.Put($"/v1/editorial/articles/{article.Id}", content, article.ETag));
                }
            }
        }));
        // It dies with some delivered, and likely in the middle of one.
        await Eventually.Is(() => Task.FromResult(receivers.All.Min(one => one.Requests.Count)), Is.GreaterThan(total / 6));
        await victim.Kill();
        await writing;
        foreach (var (hook, receiver) in receivers.All.Index())
        {
            await Eventually.Is(
                () => Task.FromResult(receiver.Requests.Select(one => one.Headers["webhook-id"]).Distinct().Count()), Is.EqualTo(total));
            foreach (var article in receiver.Requests.GroupBy(one => Data(one)["id"]!.GetValue<long>()))
            {
                Assert.That(article.Select(one => Data(one)["seq"]!.GetValue<long>()), Is.Ordered.Ascending, $"hook {hook}");
                Assert.That(
                    article.Select(one => one.Headers["webhook-id"]).Distinct().Count(),
                    Is.EqualTo(article.Key == first.Id ? 1 : versions));
            }

            Assert.That(
                receiver.Requests.GroupBy(one => one.Headers["webhook-id"])
                    .Select(same => same.Select(one => one.Body).Distinct().Count()),
                Is.All.EqualTo(1), "a repetition says the same");
        }

        await TestContext.Out.WriteLineAsync(
            $"{total} events to {Hooks} hooks, repeated: {string.Join(", ", receivers.All.Select(one => one.Requests.Count - total))}");
        Assert.That(Holders(database).Intersect(holders), Is.Empty, "the victim had none of the subscriptions");
    }

    private static List<string> Holders(TestDatabase database)
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT DISTINCT lease_node FROM dispatch_cursors WHERE lease_node IS NOT NULL")];
    }

    private static JsonNode Data(Received received) => JsonNode.Parse(received.Body)!["data"]!;

    private sealed class Disposables<T> : IAsyncDisposable where T : IAsyncDisposable
    {
        private readonly List<T> _all = [];

        public IReadOnlyList<T> All => _all;

        public T Add(T one)
        {
            _all.Add(one);
            return one;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var one in _all)
                await one.DisposeAsync();
        }
    }
}
