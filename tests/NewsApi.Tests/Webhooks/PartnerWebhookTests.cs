using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks;

public class PartnerWebhookTests(Database database) : WebhookFixture(database)
{
    [Test]
    public async Task The_receiver_of_a_partner_gets_its_scope_and_its_obligations()
    {
        await Editor.Section("w-in");
        await Editor.Section("w-out");
        (await Editor.Post(
            "/v1/editorial/sections",
            new { slug = "w-denied", parent = "w-in", names = new { en = "x" }, usage = new { syndication = "denied" } }))
            .Expect(HttpStatusCode.Created);
        var partner = (await Admin.Post(
            "/v1/editorial/partners", new { name = "Agency", text = "summary", scope = new { sections = new[] { "w-in" } } })).Id;
        await using var receiver = await Receiver.Start();
        var hook = (await Admin.Post(
            "/v1/editorial/webhooks", new { name = "Agency", url = receiver.Address, payload = "full", partnerId = partner }))
            .Expect(HttpStatusCode.Created).Json["webhook"]!;
        Assert.That(hook["partnerId"]!.GetValue<long>(), Is.EqualTo(partner));
        var outside = await Editor.PublishedArticle(Makers.Content(section: "w-out"));
        var kept = await Editor.PublishedArticle(new
        {
            language = "en", title = "Ours alone", section = "w-in", rights = new { syndicatable = false },
            body = new { format = "markdown", content = "Not for others." },
        });
        var denied = await Editor.PublishedArticle(Makers.Content(section: "w-denied"));
        var inside = await Editor.PublishedArticle(Makers.Content(section: "w-in"));
        var published = Payload((await Arrived(receiver, 1))[0]);
        Assert.That(published["data"]!["id"]!.GetValue<long>(), Is.EqualTo(inside.Id));
        var article = published["data"]!["article"]!.AsObject();
        Assert.That(article.Select(field => field.Key), Does.Contain("title").And.Not.Contain("body"));

        // What was sent counts as fetched.
        var holders = (await Editor.Get($"/v1/editorial/articles/{inside.Id}/holders")).Json["items"]!.AsArray();
        Assert.That(holders.Single()!["text"]!.GetValue<string>(), Is.EqualTo("summary"));
        await Editor.Do(inside, "unpublish", new { kill = true });
        var sent = (await Arrived(receiver, 3)).Skip(1).Select(Payload).ToList();
        Assert.That(sent.Select(one => one["type"]!.GetValue<string>()), Is.EqualTo(["article.unpublished", "partner.obligation"]));
        Assert.That(
            (sent[1]["data"]!["kind"]!.GetValue<string>(), sent[1]["data"]!["articleId"]!.GetValue<long>()),
            Is.EqualTo(("kill", inside.Id)));
        var open = (await Admin.Get($"/v1/editorial/partners/{partner}/obligations")).Ids;
        Assert.That(open, Is.EqualTo([sent[1]["data"]!["id"]!.GetValue<long>()]));
        Assert.That(receiver.Requests, Has.Count.EqualTo(3), $"nothing of {outside.Id}, {kept.Id} and {denied.Id}");
        await Admin.Delete($"/v1/editorial/webhooks/{hook["id"]}", (await Admin.Get($"/v1/editorial/webhooks/{hook["id"]}")).ETag);
    }

    [Test]
    public async Task A_partner_must_exist_and_takes_no_filter_beside_its_scope()
    {
        var refused = (await Admin.Post("/v1/editorial/webhooks", new
        {
            name = "Bad", url = "https://hooks.example/", partnerId = 987_654, filter = new { languages = new[] { "en" } },
        })).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EquivalentTo(["/partnerId", "/filter"]));
    }

    private static JsonNode Payload(Received received) => JsonNode.Parse(received.Body)!;
}
