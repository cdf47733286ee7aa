using System.Net;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.WebSub;

public class WebSubTests(Database database) : DatabaseFixture(database)
{
    private const string Feed = "/feeds/rss.xml";

    [Test]
    public async Task A_subscriber_confirms_gets_each_change_renews_and_ends()
    {
        await Editor.PublishedArticle(Makers.Content("Before anybody listens"));
        await using var subscriber = await Subscriber.Start(App);
        await Ask(subscriber, "subscribe", ("hub.secret", "s3cret"), ("hub.lease_seconds", "7200"));
        var asked = (await subscriber.Heard("GET", 1))[0];
        Assert.That(asked.Query["hub.mode"], Is.EqualTo("subscribe"));
        Assert.That(asked.Query["hub.topic"], Is.EqualTo(Topic));
        Assert.That(asked.Query["hub.lease_seconds"], Is.EqualTo("7200"));
        Assert.That(asked.Query["kept"], Is.EqualTo("1"), "the query of the callback stays");

        await Editor.PublishedArticle(Makers.Content("Heard by the subscriber"));
        var sent = (await subscriber.Heard("POST", 1))[0];
        var feed = await Anonymous.Get(Feed);
        Assert.That(sent.Body, Is.EqualTo(feed.Text));
        Assert.That(sent.Headers["Content-Type"], Is.EqualTo(feed.Headers["Content-Type"]));
        Assert.That(sent.Headers["Link"], Does.Contain("rel=\"hub\"").And.Contain($"<{Topic}>; rel=\"self\""));
        Assert.That(
            sent.Headers["X-Hub-Signature"],
            Is.EqualTo("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes(sent.Body)))));

        // A draft is no change of the feed.
        await Editor.Article();
        await Ask(subscriber, "subscribe", ("hub.secret", "another"));
        Assert.That((await subscriber.Heard("GET", 2))[1].Query["hub.lease_seconds"], Is.EqualTo("864000"));
        await Editor.PublishedArticle(Makers.Content("Signed with the new secret"));
        sent = (await subscriber.Heard("POST", 2))[1];
        Assert.That(
            sent.Headers["X-Hub-Signature"],
            Is.EqualTo("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("another"u8, Encoding.UTF8.GetBytes(sent.Body)))));

        await Ask(subscriber, "unsubscribe");
        Assert.That((await subscriber.Heard("GET", 3))[2].Query["hub.mode"], Is.EqualTo("unsubscribe"));
        await Eventually.Is(() => Task.FromResult(Subscriptions()), Is.Zero);
        Assert.That(await subscriber.Heard("POST", 2), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Who_did_not_ask_for_it_gets_nothing()
    {
        await using var subscriber = await Subscriber.Start(App, confirms: false);
        await Ask(subscriber, "subscribe");
        await subscriber.Heard("GET", 1);
        await Eventually.Is(() => Task.FromResult(Subscriptions()), Is.Zero);
    }

    [Test]
    public async Task A_delivery_that_fails_comes_again_with_what_is_new_then_and_410_ends_it()
    {
        var status = 503;
        await using var subscriber = await Subscriber.Start(App, status: () => status);
        await Ask(subscriber, "subscribe");
        await subscriber.Heard("GET", 1);
        await Eventually.Is(() => Task.FromResult(Subscriptions("lease_until IS NOT NULL")), Is.EqualTo(1));
        await Editor.PublishedArticle(Makers.Content("Lost at first"));
        await subscriber.Heard("POST", 1);
        status = 204;
        App.Clock.Advance(TimeSpan.FromSeconds(10));
        var again = (await subscriber.Heard("POST", 2))[1];
        Assert.That(again.Body, Does.Contain("Lost at first"));
        status = 410;
        await Editor.PublishedArticle(Makers.Content("The last"));
        await subscriber.Heard("POST", 3);
        await Eventually.Is(() => Task.FromResult(Subscriptions()), Is.Zero);
    }

    [Test]
    public async Task A_subscription_that_is_not_renewed_ends()
    {
        await using var subscriber = await Subscriber.Start(App);
        await Ask(subscriber, "subscribe", ("hub.lease_seconds", "3600"));
        await subscriber.Heard("GET", 1);
        await Eventually.Is(() => Task.FromResult(Subscriptions("lease_until IS NOT NULL")), Is.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromHours(2));
        await Editor.PublishedArticle();
        await using var other = await Subscriber.Start(App);
        await Ask(other, "subscribe");
        await other.Heard("GET", 1);
        await Eventually.Is(() => Task.FromResult(Subscriptions()), Is.EqualTo(1));
        Assert.That(await subscriber.Heard("GET", 1), Has.Count.EqualTo(1));
        await Ask(other, "unsubscribe");
        await Eventually.Is(() => Task.FromResult(Subscriptions()), Is.Zero);
    }

    [Test]
    public async Task Who_follows_a_feed_that_ends_is_told_some_times_and_no_longer()
    {
        var tag = await Editor.Tag("ending");
        var denied = 0;
        await using var subscriber = await Subscriber.Start(
            App, query => query["hub.mode"] == "denied" && Interlocked.Increment(ref denied) > 0 ? 500 : null);
        var form = Form(subscriber.Callback, "subscribe");
        form["hub.topic"] = Topic.Replace("rss.xml", "tag/ending/rss.xml");
        (await Post(form)).Expect(HttpStatusCode.Accepted);
        await Eventually.Is(() => Task.FromResult(Subscriptions("lease_until IS NOT NULL")), Is.EqualTo(1));
        (await Editor.Delete($"/v1/editorial/tags/{tag.Id}", tag.ETag)).Expect(HttpStatusCode.NoContent);
        await Eventually.Is(
            () =>
            {
                App.Clock.Advance(TimeSpan.FromMinutes(1));
                return Task.FromResult(Subscriptions());
            },
            Is.Zero);
        Assert.That(denied, Is.EqualTo(5));
    }

    [TestCase("hub.mode", "publish")]
    [TestCase("hub.topic", "https://elsewhere.example/feeds/rss.xml")]
    [TestCase("hub.callback", "https://169.254.169.254/latest/meta-data/")]
    [TestCase("hub.callback", "ftp://subscriber.example/")]
    [TestCase("hub.lease_seconds", "-1")]
    [TestCase("hub.lease_seconds", "99999999999999999999")]
    public async Task What_can_not_be_is_refused(string name, string value)
    {
        var form = Form("https://subscriber.example/", "subscribe");
        form[name] = value;
        (await Post(form)).Refused(400, name);
        Assert.That(Subscriptions(), Is.Zero);
    }

    [Test]
    public async Task A_feed_that_does_not_exist_can_not_be_followed()
    {
        var form = Form("https://subscriber.example/", "subscribe");
        form["hub.topic"] = Topic.Replace("rss.xml", "section/no-such-section/rss.xml");
        (await Post(form)).Expect(HttpStatusCode.NotFound);
        (await Anonymous.PostRaw("/websub", "{}")).Expect(HttpStatusCode.UnsupportedMediaType);
    }

    protected override AppUnderTest Make(Database kind) => new(kind, new Dictionary<string, string>
    {
        ["NewsApi:Outgoing:AllowedPrivateHosts:0"] = "127.0.0.1:*",
        ["NewsApi:Webhooks:PollMilliseconds"] = "50",
        ["NewsApi:Http:PublicUrl"] = "https://api.example",
    });

    private static string Topic => "https://api.example" + Feed;

    private static Dictionary<string, string> Form(string callback, string mode) =>
        new() { ["hub.mode"] = mode, ["hub.topic"] = Topic, ["hub.callback"] = callback };

    private async Task Ask(Subscriber subscriber, string mode, params (string Name, string Value)[] more)
    {
        var form = Form(subscriber.Callback, mode);
        foreach (var (name, value) in more)
            form[name] = value;
        (await Post(form)).Expect(HttpStatusCode.Accepted);
    }

    private Task<Answer> Post(Dictionary<string, string> form) =>
        Anonymous.Send(HttpMethod.Post, "/websub", new FormUrlEncodedContent(form), []);

    private long Subscriptions(string where = "1 = 1")
    {
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        using var connection = App.Database.Open();
        return Dapper.SqlMapper.ExecuteScalar<long>(connection, $"SELECT COUNT(*) FROM websub_subscriptions WHERE {where}");
    }
}
