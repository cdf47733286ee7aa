using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Sync;
using NewsApi.Sync.Streams;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

public class StreamTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_listener_gets_what_changes_in_its_part_with_a_number_to_go_on_from()
    {
        await Editor.Section("l-world");
        await Editor.Section("l-sport");
        await using var everything = await Listener.Open(App);
        await using var world = await Listener.Open(App, "section=l-world");
        Assert.That((await world.Next()).EventType, Is.EqualTo("ping"));
        var elsewhere = await Editor.PublishedArticle(Makers.Content(section: "l-sport"));
        var article = await Editor.PublishedArticle(Makers.Content(section: "l-world"));
        Assert.That(await world.Change(), Is.EqualTo($"upsert article {article.Id} 2 first"));
        Assert.That(world.LastId, Is.EqualTo(Ledger.Seq(App)));
        var moved = await Editor.Patch($"/v1/editorial/articles/{article.Id}", new { section = "l-sport" }, article.ETag);
        await Editor.Publish(moved);
        Assert.That(await world.Change(), Is.EqualTo($"remove article {article.Id} 4 update outOfScope"));
        Assert.That(await everything.Change(), Is.EqualTo($"upsert article {elsewhere.Id} 2 first"));
        Assert.That(await everything.Change(), Is.EqualTo($"upsert article {article.Id} 2 first"));
        Assert.That(await everything.Change(), Is.EqualTo($"upsert article {article.Id} 4 update"));
    }

    [Test]
    public async Task The_answer_is_sent_as_it_is_and_no_proxy_keeps_it_back()
    {
        await using var listener = await Listener.Open(App, "", ("Accept-Encoding", "gzip, br"));
        Assert.That(listener.Response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(listener.Response.Headers.GetValues("X-Accel-Buffering"), Is.EqualTo(["no"]));
        Assert.That(listener.Response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(listener.Response.Content.Headers.ContentEncoding, Is.Empty.Or.EqualTo(new[] { "identity" }));
        (await Anonymous.Send(HttpMethod.Head, "/v1/changes/stream", null, [])).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task After_a_break_nothing_is_missed()
    {
        var before = Ledger.Seq(App);
        var ids = new List<long>();
        for (var number = 0; number < 5; number++)
            ids.Add((await Editor.PublishedArticle()).Id);
        await using var listener = await Listener.Open(App, "", ("Last-Event-ID", $"{before}"));
        ids.Add((await Editor.PublishedArticle()).Id);
        var got = new List<long>();
        while (got.Count < ids.Count)
            got.Add(JsonNode.Parse((await listener.NextChange()).Data)!["id"]!.GetValue<long>());
        Assert.That(got, Is.EqualTo(ids));
        await using var late = await Listener.Open(App, $"since={listener.LastId}");
        var last = await Editor.PublishedArticle();
        Assert.That(await late.Change(), Is.EqualTo($"upsert article {last.Id} 2 first"));
        Assert.That(
            (await Anonymous.Get("/v1/changes/stream", ("Last-Event-ID", "x"))).Expect(HttpStatusCode.BadRequest).Places,
            Is.EqualTo(["Last-Event-ID"]));
    }

    [Test]
    public async Task A_listener_begins_again_where_its_tag_is_merged_and_where_the_log_ends()
    {
        var (from, _) = (await Editor.Tag("l-from"), await Editor.Tag("l-into"));
        await Editor.PublishedArticle(Makers.Content(tags: ["l-from"]));
        await using var listener = await Listener.Open(App, "tag=l-from");
        await listener.Next();
        var before = Ledger.Seq(App);
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = "l-into" }, from.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await listener.Next("restart")).Data, Does.Contain("filter"));
        await using var late = await Listener.Open(App, $"tag=l-from&since={before}");
        Assert.That((await late.Next("restart")).Data, Does.Contain("filter"));

        await using var app = new AppUnderTest(App.Database.Kind);
        var editor = new Api(await app.As(Role.Editor));
        await editor.PublishedArticle();
        app.Clock.Advance(TimeSpan.FromDays(50));
        await editor.PublishedArticle();
        await app.Services.GetRequiredService<ChangeLogPruning>().Run(CancellationToken.None);
        await using var old = await Listener.Open(app, "since=1");
        Assert.That((await old.Next("restart")).Data, Does.Contain("expired"));
        var live = await editor.PublishedArticle();
        Assert.That(await old.Change(), Is.EqualTo($"upsert article {live.Id} 2 first"));
    }

    [Test]
    public async Task A_tag_that_is_merged_while_the_missed_changes_are_sent_begins_again()
    {
        var (from, _) = (await Editor.Tag("replayed-from"), await Editor.Tag("replayed-into"));
        var since = Ledger.Seq(App);
        await Editor.PublishedArticle(Makers.Content(tags: ["replayed-from"]));
        var query = new StreamQuery
        {
            Since = since,
            Part = new SyncFilter([new NameFilter(NameFilter.FilterSubject.Tag, Exclude: false, ["replayed-from"])]),
            Kinds = new HashSet<string> { ChangeKinds.Article },
        };
        var seat = App.Services.GetRequiredService<StreamHub>().Join(new DefaultHttpContext())!;
        await using var events = App.Services.GetRequiredService<ListenerEvents>()
            .Read(query, since, seat, notices: null, CancellationToken.None).GetAsyncEnumerator();
        foreach (var type in (string[])["ping", "change"])
        {
            Assert.That(await events.MoveNextAsync());
            Assert.That(events.Current.EventType, Is.EqualTo(type));
        }

        // The first page is read, and its last event is sent.
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = "replayed-into" }, from.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await events.MoveNextAsync());
        Assert.That(events.Current.EventType, Is.EqualTo("restart"));
    }

    [Test]
    public async Task More_listeners_than_the_setting_are_told_to_come_later_and_a_place_is_free_again_when_one_leaves()
    {
        await using var app = new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Sync:Listeners"] = "1" });
        var reader = new Api(app.Anonymous());
        await using (var listener = await Listener.Open(app))
        {
            await listener.Next();
            Assert.That(
                (await reader.Get("/v1/changes/stream")).Expect(HttpStatusCode.ServiceUnavailable).Code, Is.EqualTo("too_many_listeners"));
        }

        await Eventually.Is(
            async () =>
            {
                try
                {
                    await using var next = await Listener.Open(app);
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            Is.True);
    }

    [Test]
    public async Task Before_the_program_stops_listeners_are_told()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        await using var listener = await Listener.Open(app);
        await listener.Next();
        app.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        Assert.That((await listener.Next("goaway")).Data, Does.Contain("stopping"));
        Assert.That(await listener.HasEnded(), Is.True);
    }

    [Test]
    public async Task A_listener_that_never_reads_is_dropped_and_costs_the_others_nothing()
    {
        await using var app = new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Sync:PingSeconds"] = "1" });
        app.UseKestrel(0);
        app.StartServer();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var hub = app.Services.GetRequiredService<StreamHub>();
        using var client = new TcpClient { ReceiveBufferSize = 4_096 };
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync("GET /v1/changes/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await Eventually.Is(() => Task.FromResult(hub.Listeners), Is.EqualTo(1));

        // More than the buffers of both sides take, in more batches than the ring has.
        var batch = new StreamBatch(0, []) { Signal = new StreamControlEvent("ping", new byte[32_768]) };
        for (var number = 0; number < 2 * StreamRing.Size; number++)
            hub.Ring.Publish(batch);
        await Eventually.Is(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(hub.Listeners);
            },
            Is.Zero);
        await using var other = await Listener.Open(app);
        await other.Next();
        var article = await new Api(await app.As(Role.Editor)).PublishedArticle();
        Assert.That(await other.Change(), Is.EqualTo($"upsert article {article.Id} 2 first"));
    }
}
