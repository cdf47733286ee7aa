using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks.Delivery;

/// <summary>Receivers that are slow, broken or hostile.</summary>
public class BadReceiverTests(Database database) : WebhookFixture(database)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["NewsApi:Outgoing:TimeoutMilliseconds"] = "3000",
    };

    [Test]
    public async Task A_receiver_that_never_answers_delays_nobody()
    {
        await using var dead = await Receiver.Start(Receiver.Never);
        await using var sound = await Receiver.Start();
        var waiting = await Subscribe(dead);
        await Subscribe(sound);
        foreach (var number in Enumerable.Range(0, 5))
            await Editor.PublishedArticle(Makers.Content($"Beside a dead one {number}"));
        await Arrived(sound, 5);
        Assert.That(dead.Requests, Has.Count.LessThanOrEqualTo(1), "the first attempt still waits");
        await Eventually.Is(
            async () => (await Get(waiting)).Json["health"]!["lastFailure"]?.GetValue<string>(), Is.EqualTo("TimedOut"));
    }

    [Test]
    public async Task After_five_failures_nothing_is_sent_for_a_while_and_then_one_as_a_trial()
    {
        var isUp = false;
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, isUp ? 204 : 500));
        var hook = await Subscribe(receiver, ["article.published"]);
        foreach (var number in Enumerable.Range(0, 8))
            await Editor.PublishedArticle(Makers.Content($"Broken {number}"));
        await Eventually.Is(async () => (await Get(hook)).Json["health"]!["pausedUntil"], Is.Not.Null);
        Assert.That(receiver.Requests, Has.Count.EqualTo(5));
        var health = (await Get(hook)).Json["health"]!;
        Assert.That(health["pending"]!.GetValue<long>(), Is.InRange(5, 8));
        Assert.That(health["lastFailure"]!.GetValue<string>(), Is.EqualTo("Status 500"));

        App.Clock.Advance(TimeSpan.FromSeconds(20));
        await Arrived(receiver, 6);
        isUp = true;
        await Eventually.Is(
            () =>
            {
                App.Clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(receiver.Requests.Count);
            },
            Is.EqualTo(14));
        await Eventually.Is(async () => (await Get(hook)).Json["health"]!["pending"]!.GetValue<long>(), Is.Zero);
        Assert.That((await Get(hook)).Json["health"]!["failingSince"], Is.Null);
    }

    [Test]
    public async Task Status_410_switches_the_subscription_off_until_an_admin_switches_it_on()
    {
        var isGone = true;
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, isGone ? 410 : 204));
        var hook = await Subscribe(receiver, ["article.published"]);
        var first = await Editor.PublishedArticle(Makers.Content("Gone"));
        await Eventually.Is(async () => (await Get(hook)).Value<string>("state"), Is.EqualTo("gone"));
        var second = await Editor.PublishedArticle(Makers.Content("After"));
        Assert.That(receiver.Requests, Has.Count.EqualTo(1));
        isGone = false;
        var present = await Get(hook);
        (await Admin.Put(
            hook.Path, new { name = "Test", url = receiver.Address, events = new[] { "article.published" } }, present.ETag))
            .Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.That((await Arrived(receiver, 3)).Skip(1).Select(Id), Is.EquivalentTo([first.Id, second.Id]));
    }

    [Test]
    public async Task Five_days_of_failures_switch_it_off()
    {
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, 500));
        var hook = await Subscribe(receiver, ["article.published"]);
        foreach (var number in Enumerable.Range(0, 5))
            await Editor.PublishedArticle(Makers.Content($"Failing {number}"));
        await Eventually.Is(async () => (await Get(hook)).Json["health"]!["pausedUntil"], Is.Not.Null);
        App.Clock.Advance(TimeSpan.FromDays(5.1));
        // The others may be given up by now, so that nothing would be tried.
        await Editor.PublishedArticle(Makers.Content("Failing still"));
        await Eventually.Is(async () => (await Get(hook)).Value<string>("state"), Is.EqualTo("failing"));
    }

    [Test]
    public async Task A_redirect_to_the_metadata_service_is_a_failure_and_is_not_followed()
    {
        await using var receiver = await Receiver.Start(context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data/");
            return Task.CompletedTask;
        });
        var hook = await Subscribe(receiver);
        await Admin.Post($"{hook.Path}/test");
        await Newest(hook, "pending", 1);
        Assert.That((await Get(hook)).Json["health"]!["lastFailure"]!.GetValue<string>(), Is.EqualTo("Status 302"));
    }

    [Test]
    public async Task An_endless_answer_is_a_success_of_which_little_is_kept()
    {
        await using var receiver = await Receiver.Start(async context =>
        {
            var block = new byte[8_192];
            Array.Fill(block, (byte)'a');
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        var hook = await Subscribe(receiver);
        var test = await Admin.Post($"{hook.Path}/test");
        await Newest(hook, "delivered", 1);
        var detail = await Admin.Get($"{hook.Path}/deliveries/{test.Id}");
        Assert.That(detail.Json["attempts"]![0]!["responseBody"]!.GetValue<string>(), Has.Length.EqualTo(4_096));
    }

    [Test]
    public async Task A_receiver_can_ask_for_a_pause()
    {
        var isBusy = true;
        await using var receiver = await Receiver.Start(context =>
        {
            context.Response.Headers.RetryAfter = "600";
            return Receiver.Status(context, isBusy ? 429 : 204);
        });
        var hook = await Subscribe(receiver, ["article.published"]);
        await Editor.PublishedArticle(Makers.Content("Too fast"));
        await Eventually.Is(async () => (await Get(hook)).Json["health"]!["pausedUntil"], Is.Not.Null);
        isBusy = false;
        var other = await Editor.PublishedArticle(Makers.Content("Waits"));
        App.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.That(receiver.Requests, Has.Count.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await Arrived(receiver, 3)).Skip(1).Select(Id), Does.Contain(other.Id));
    }

    [Test]
    public async Task A_deleted_subscription_gets_nothing_more()
    {
        await using var receiver = await Receiver.Start(Receiver.Never);
        await using var sound = await Receiver.Start();
        var hook = await Subscribe(receiver);
        await Subscribe(sound);
        await Admin.Post($"{hook.Path}/test");
        await Arrived(receiver, 1);
        (await Admin.Delete(hook.Path, (await Get(hook)).ETag)).Expect(HttpStatusCode.NoContent);
        await Editor.PublishedArticle(Makers.Content("For others"));
        await Arrived(sound, 1);
        Assert.That(receiver.Requests, Has.Count.EqualTo(1));
    }
}
