using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Sync;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks.Delivery;

/// <summary>Attempts, their order, and what is kept of them.</summary>
public class DeliveryTests(Database database) : WebhookFixture(database)
{
    private static readonly double[] WaitHours = [5.0 / 3600, 5.0 / 60, 0.5, 2, 5, 10, 14, 20, 24];

    [Test]
    public async Task The_log_has_what_was_sent_and_what_came_back()
    {
        await using var receiver = await Receiver.Start(async context =>
        {
            context.Response.Headers["X-Seen"] = "yes";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "thanks");
        });
        var hook = await Subscribe(receiver);
        await Editor.PublishedArticle(Makers.Content("Logged"));
        await Newest(hook, "delivered", 1);
        var delivery = (await Admin.Get($"{hook.Path}/deliveries?state=delivered")).Json["items"]![0]!;
        var detail = (await Admin.Get($"{hook.Path}/deliveries/{delivery["id"]}")).Expect(HttpStatusCode.OK);
        var attempt = detail.Json["attempts"]!.AsArray().Single()!;
        var received = receiver.Requests.Single();
        Assert.That(attempt["requestBody"]!.GetValue<string>(), Is.EqualTo(received.Body));
        Assert.That(attempt["requestHeaders"]!["webhook-signature"]!.GetValue<string>(), Is.EqualTo(received.Headers["webhook-signature"]));
        Assert.That(attempt["responseHeaders"]!.GetValue<string>(), Does.Contain("X-Seen: yes"));
        Assert.That((attempt["status"]!.GetValue<int>(), attempt["responseBody"]!.GetValue<string>()), Is.EqualTo((200, "thanks")));
        var health = (await Get(hook)).Json["health"]!;
        Assert.That(health["lastSuccessAt"], Is.Not.Null);
        Assert.That(health["failingSince"], Is.Null);
    }

    [Test]
    public async Task A_failed_event_holds_back_its_article_and_no_other()
    {
        var isUp = false;
        var got = 0;
        await using var receiver = await Receiver.Start(
            context => Receiver.Status(context, Interlocked.Increment(ref got) == 2 && !isUp ? 500 : 204));
        await Subscribe(receiver, ["article.*"]);
        var first = await Editor.PublishedArticle(Makers.Content("First"));
        await Arrived(receiver, 1);
        var edited = await Editor.Put($"/v1/editorial/articles/{first.Id}", Makers.Content("First, changed"), first.ETag);
        var updated = await Editor.Publish(edited);
        await Editor.Do(updated, "unpublish");
        var other = await Editor.PublishedArticle(Makers.Content("Other"));
        var events = await Arrived(receiver, 3);
        Assert.That(
            events.Select(one => (Id(one), Type(one))),
            Is.EqualTo([(first.Id, "article.published"), (first.Id, "article.updated"), (other.Id, "article.published")]));

        isUp = true;
        App.Clock.Advance(TimeSpan.FromSeconds(8));
        events = await Arrived(receiver, 5);
        Assert.That(events.Skip(3).Select(Type), Is.EqualTo(["article.updated", "article.unpublished"]));
        Assert.That(events[3].Headers["webhook-id"], Is.EqualTo(events[1].Headers["webhook-id"]), "an attempt keeps the id");
        Assert.That(events[3].Headers["webhook-timestamp"], Is.Not.EqualTo(events[1].Headers["webhook-timestamp"]));
    }

    [Test]
    public async Task After_ten_attempts_in_three_days_an_event_is_given_up_and_can_be_replayed()
    {
        var isUp = false;
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, isUp ? 200 : 503));
        var hook = await Subscribe(receiver);
        await Editor.PublishedArticle(Makers.Content("Given up"));
        await Newest(hook, "pending", 1);
        foreach (var (retry, hours) in WaitHours.Index())
        {
            App.Clock.Advance(TimeSpan.FromHours(hours * 1.2) + TimeSpan.FromSeconds(2));
            await Newest(hook, retry + 2 == 10 ? "givenUp" : "pending", retry + 2);
        }

        Assert.That(receiver.Requests.Select(one => one.Headers["webhook-id"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(((await Get(hook)).Value<string>("state"), receiver.Requests.Count), Is.EqualTo(("active", 10)));

        isUp = true;
        var delivery = (await Admin.Get($"{hook.Path}/deliveries?state=givenUp")).Json["items"]![0]!;
        (await Admin.Post($"{hook.Path}/deliveries/{delivery["id"]}/replay")).Expect(HttpStatusCode.OK);
        await Newest(hook, "delivered", 1);
        Assert.That(receiver.Requests.Select(one => one.Headers["webhook-id"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_range_is_replayed_in_its_order()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver, ["article.*"]);
        foreach (var number in Enumerable.Range(0, 4))
            await Editor.PublishedArticle(Makers.Content($"Range {number}"));
        var sent = await Arrived(receiver, 4);
        await Eventually.Is(async () => (await Get(hook)).Json["health"]!["pending"]!.GetValue<long>(), Is.Zero);
        var (from, to) = (Data(sent[1])["seq"]!.GetValue<long>(), Data(sent[2])["seq"]!.GetValue<long>());
        var none = await Admin.Post($"{hook.Path}/replay", new { fromSeq = from, toSeq = to });
        Assert.That(none.Value<int>("count"), Is.Zero, "all were delivered");
        var some = await Admin.Post($"{hook.Path}/replay", new { fromSeq = from, toSeq = to, onlyGivenUp = false });
        Assert.That(some.Value<int>("count"), Is.EqualTo(2));
        var again = await Arrived(receiver, 6);
        Assert.That(again.Skip(4).Select(one => one.Body), Is.EqualTo(sent.Skip(1).Take(2).Select(one => one.Body)));
        (await Admin.Post($"{hook.Path}/replay", new { })).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task A_test_event_arrives()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver, ["tag.merged"]);
        var test = (await Admin.Post($"{hook.Path}/test")).Expect(HttpStatusCode.OK);
        var received = (await Arrived(receiver, 1))[0];
        Assert.That(Type(received), Is.EqualTo("webhook.test"));
        Assert.That(received.Headers["webhook-id"], Is.EqualTo(test.Value<string>("eventId")));
        await Newest(hook, "delivered", 1);
    }

    [Test]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_while()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver);
        var present = await Get(hook);
        var rotated = (await Admin.Post($"{hook.Path}/rotate-secret", new { overlapHours = 2 }, present.ETag)).Expect(HttpStatusCode.OK);
        var fresh = rotated.Value<string>("secret");
        Assert.That(fresh, Is.Not.EqualTo(hook.Secret));
        await Admin.Post($"{hook.Path}/test");
        var both = (await Arrived(receiver, 1))[0];
        Assert.That(both.Headers["webhook-signature"], Is.EqualTo($"{Sign(fresh, both)} {Sign(hook.Secret, both)}"));
        App.Clock.Advance(TimeSpan.FromHours(2.1));
        await Admin.Post($"{hook.Path}/test");
        var one = (await Arrived(receiver, 2))[1];
        Assert.That(one.Headers["webhook-signature"], Is.EqualTo(Sign(fresh, one)));
        Assert.That((await Get(hook)).Json["secrets"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Finished_deliveries_are_removed_after_some_days()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver);
        await Admin.Post($"{hook.Path}/test");
        await Newest(hook, "delivered", 1);
        App.Clock.Advance(TimeSpan.FromDays(15));
        await Eventually.Is(
            async () => (await Admin.Get($"{hook.Path}/deliveries")).Json["items"]!.AsArray().Count, Is.Zero);
    }

    // By the standard, without the code under test.
    private static string Sign(string secret, Received received) => "v1," + Convert.ToBase64String(
        System.Security.Cryptography.HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]),
            System.Text.Encoding.UTF8.GetBytes(
                $"{received.Headers["webhook-id"]}.{received.Headers["webhook-timestamp"]}.{received.Body}")));

    [Test]
    public async Task What_a_clock_that_was_ahead_has_put_off_is_sent_when_it_is_right_again()
    {
        var isUp = false;
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, isUp ? 204 : 500));
        var hook = await Subscribe(receiver, ["article.*"]);
        var article = await Editor.PublishedArticle();
        await Arrived(receiver, 1);
        await Newest(hook, "pending", 1);
        var year = App.Clock.GetUtcNow().AddYears(1);
        using (var connection = App.Database.Open())
        {
            await connection.ExecuteAsync(
                "UPDATE webhook_deliveries SET next_at = @Year WHERE webhook_id = @Id", new { Year = year, hook.Id });
            await connection.ExecuteAsync(
                "UPDATE dispatch_cursors SET paused_until = @Year, lease_node = 'gone', lease_until = @Year WHERE id = @Id",
                new { Year = year, hook.Id });
        }

        isUp = true;
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await Arrived(receiver, 2)).Select(Id), Is.All.EqualTo(article.Id));
        await Newest(hook, "delivered", 2);
    }

    [Test]
    public async Task What_the_log_has_lost_before_it_was_sent_is_told()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver, ["article.*"]);
        var present = await Get(hook);
        Assert.That(present.Json["health"]!["lostUpTo"], Is.Null);
        var webhook = new { name = "Test", url = receiver.Address, events = new[] { "article.*" }, active = false };
        var off = (await Admin.Put(hook.Path, webhook, present.ETag)).Expect(HttpStatusCode.OK);
        await Editor.PublishedArticle();
        var lost = Ledger.Seq(App);
        App.Clock.Advance(TimeSpan.FromDays(50));
        var kept = await Editor.PublishedArticle();
        await App.Services.GetRequiredService<ChangeLogPruning>().Run(CancellationToken.None);
        (await Admin.Put(hook.Path, new { name = "Test", url = receiver.Address, events = new[] { "article.*" } }, off.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await Arrived(receiver, 1)).Select(Id), Is.EqualTo([kept.Id]));
        Assert.That((await Get(hook)).Json["health"]!["lostUpTo"]!.GetValue<long>(), Is.EqualTo(lost));
    }
}
