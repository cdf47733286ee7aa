using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks;

public class WebhookTests(Database database) : WebhookFixture(database)
{
    [Test]
    public async Task A_webhook_is_created_read_changed_and_deleted()
    {
        await Editor.Section("hooked");
        var created = (await Admin.Post("/v1/editorial/webhooks", new
        {
            name = "Cache", url = "https://hooks.example/a", events = new[] { "article.*", "tag.merged" },
            filter = new { languages = new[] { "EN" }, sections = new[] { "hooked" } }, payload = "full",
        })).Expect(HttpStatusCode.Created);
        Assert.That(created.Value<string>("secret"), Does.Match("^whsec_[A-Za-z0-9+/]{43}=$"));
        var webhook = created.Json["webhook"]!;
        var path = $"/v1/editorial/webhooks/{webhook["id"]}";
        Assert.That(created.Headers["Location"], Does.EndWith(path));
        Assert.That(webhook["filter"]!.ToJsonString(), Is.EqualTo("""{"languages":["en"],"sections":["hooked"],"tags":[]}"""));
        Assert.That((webhook["state"]!.GetValue<string>(), webhook["payload"]!.GetValue<string>()), Is.EqualTo(("active", "full")));

        var read = await Admin.Get(path);
        Assert.That(read.Text, Does.Not.Contain("whsec_"));
        Assert.That(read.ETag, Is.EqualTo(created.ETag));
        var changed = (await Admin.Put(path, new { name = "Cache", url = "https://hooks.example/b", active = false }, read.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((changed.Value<string>("state"), changed.Value<string>("payload")), Is.EqualTo(("paused", "thin")));
        Assert.That(changed.Json["events"]!.AsArray(), Is.Empty);
        (await Admin.Put(path, new { name = "Cache", url = "https://hooks.example/c" }, read.ETag))
            .Expect(HttpStatusCode.PreconditionFailed);
        Assert.That((await Admin.Post($"{path}/test")).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("webhook_off"));
        (await Admin.Delete(path, changed.ETag)).Expect(HttpStatusCode.NoContent);
        (await Admin.Get(path)).Expect(HttpStatusCode.NotFound);

        var audit = await Admin.Get($"/v1/editorial/audit?kind=webhook&id={webhook["id"]}");
        Assert.That(audit.Json["items"]!.AsArray().Select(entry => entry!["action"]!.GetValue<string>()),
            Is.EqualTo(["deleted", "updated", "created"]));
        Assert.That(audit.Text, Does.Not.Contain("whsec_"));
    }

    [TestCase("https://169.254.169.254/latest/meta-data/", "The host has no public address.")]
    [TestCase("https://[::ffff:10.0.0.1]/", "The host has no public address.")]
    [TestCase("http://hooks.example/", "Must be https.")]
    [TestCase("https://hooks.example:8080/", "Port 8080 is not one that this server calls.")]
    [TestCase("https://user:secret@hooks.example/", "Must not hold credentials.")]
    [TestCase("hooks.example", "Must be an absolute https address.")]
    public async Task An_address_that_is_not_called_is_refused(string url, string reason)
    {
        var refused = (await Admin.Post("/v1/editorial/webhooks", new { name = "Bad", url })).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EqualTo(["/url"]));
        Assert.That(refused.Json["errors"]![0]!["detail"]!.GetValue<string>(), Is.EqualTo(reason));
    }

    [Test]
    public async Task Names_that_do_not_exist_are_refused()
    {
        var refused = (await Admin.Post("/v1/editorial/webhooks", new
        {
            name = "Bad", url = "https://hooks.example/", events = new[] { "article.published", "article.read", "art.*", "*" },
        })).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EqualTo(["/events/1", "/events/2", "/events/3"]));
        refused = (await Admin.Post("/v1/editorial/webhooks", new
        {
            name = "Bad", url = "https://hooks.example/", filter = new { sections = new[] { "nowhere" }, tags = new[] { "nothing" } },
        })).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EqualTo(["/filter/sections/0", "/filter/tags/0"]));
    }
}
