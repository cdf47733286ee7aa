using System.Text.Json;
using NewsApi.Tests.Contract;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks;

/// <summary>The library of the standard, npm <c>standardwebhooks</c>, accepts what is sent, and nothing else.</summary>
public sealed class StandardWebhooksTests(Database database) : WebhookFixture(database)
{
    private const string Verify = """
        const { readFileSync } = require("node:fs");
        const assert = require("node:assert");
        const { Webhook } = require("standardwebhooks");
        const { secrets, forged, deliveries } = JSON.parse(readFileSync("deliveries.json", "utf8"));
        assert.equal(deliveries.length, 4);
        for (const { headers, body, by } of deliveries) {
          for (const index of by)
            assert.equal(new Webhook(secrets[index]).verify(body, headers).type, JSON.parse(body).type);
          assert.throws(() => new Webhook(forged).verify(body, headers));
          assert.throws(() => new Webhook(secrets[by[0]]).verify(body + " ", headers));
          assert.throws(() => new Webhook(secrets[by[0]]).verify(body, { ...headers, "webhook-id": "msg_other" }));
        }
        """;

    [Test]
    public async Task Every_delivery_is_accepted_while_a_secret_rotates_and_after()
    {
        var folder = NodeTools.Folder();
        try
        {
            // The library refuses old timestamps.
            App.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            await using var receiver = await Receiver.Start();
            var hook = await Subscribe(receiver, ["article.*"], payload: "full");
            var article = await Editor.PublishedArticle(
                Makers.Content("Մայրաքաղաք «Երևան» — ünïcode", body: "Emoji 🙂 and \u2028 separators."));
            await Arrived(receiver, 1);
            var rotated = await Admin.Post($"{hook.Path}/rotate-secret", new { overlapHours = 24 }, (await Get(hook)).ETag);
            await Editor.Do(article, "unpublish");
            await Arrived(receiver, 2);
            var last = await Admin.Post($"{hook.Path}/rotate-secret", new { overlapHours = 0 }, rotated.ETag);
            await Editor.PublishedArticle(Makers.Content("With the newest secret"));
            await Admin.Post($"{hook.Path}/test");
            var sent = await Arrived(receiver, 4);
            int[][] by = [[0], [0, 1], [2], [2]];
            await File.WriteAllTextAsync(Path.Combine(folder, "deliveries.json"), JsonSerializer.Serialize(new
            {
                secrets = new[] { hook.Secret, rotated.Value<string>("secret"), last.Value<string>("secret") },
                forged = "whsec_" + Convert.ToBase64String(new byte[32]),
                deliveries = sent.Select((one, at) => new
                {
                    headers = one.Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.Ordinal)).ToDictionary(),
                    body = one.Body, by = by[at],
                }),
            }));
            var script = Path.Combine(folder, "verify.cjs");
            await File.WriteAllTextAsync(script, Verify);
            await NodeTools.Run(folder, script);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
