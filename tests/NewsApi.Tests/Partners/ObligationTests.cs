using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;
using NewsApi.Tests.Sync;

namespace NewsApi.Tests.Partners;

public class ObligationTests(Database database) : PartnerFixture(database)
{
    [Test]
    public async Task A_correction_and_a_kill_are_owed_by_who_fetched_the_article_before()
    {
        var (wrong, gone, fine) =
            (await Editor.PublishedArticle(), await Editor.PublishedArticle(), await Editor.PublishedArticle());
        var (agency, client) = await Partner();
        foreach (var article in (Answer[])[wrong, gone, fine])
            (await client.Get($"/v1/partner/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        var (_, late) = await Partner(new { name = "Late" });
        wrong = await Correct(wrong);
        gone = await Editor.Do(gone, "unpublish", new { kill = true });
        fine = await Editor.Publish(await Edit(fine, new { title = "Updated" }));
        (await late.Get($"/v1/partner/articles/{wrong.Id}")).Expect(HttpStatusCode.OK);

        var owed = (await client.Get("/v1/partner/obligations")).Json["items"]!.AsArray();
        Assert.That(owed.Select(Show), Is.EqualTo([$"correction {wrong.Id}", $"kill {gone.Id}"]));
        Assert.That((await client.Get("/v1/partner")).Value<long>("openObligations"), Is.EqualTo(2));
        Assert.That((await late.Get("/v1/partner/obligations")).Ids, Is.Empty);

        // To read the corrected version is not yet to have published it.
        (await client.Get($"/v1/partner/articles/{wrong.Id}")).Expect(HttpStatusCode.OK);
        var holders = (await Editor.Get($"/v1/editorial/articles/{wrong.Id}/holders")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.That(holders.Select(one => one!["partnerId"]!.GetValue<long>()).First(), Is.EqualTo(agency.Id));
        Assert.That(holders[0]!["owed"]![0]!["fetchedSince"]!.GetValue<bool>(), Is.True);
        Assert.That(holders[0]!["version"]!.GetValue<int>(), Is.EqualTo(wrong.Value<int>("version")));
        Assert.That(holders[1]!["owed"]!.AsArray(), Is.Empty);

        var id = owed[0]!["id"]!.GetValue<long>();
        var met = (await client.Post("/v1/partner/acknowledgements", new { ids = new[] { id, id } })).Expect(HttpStatusCode.OK);
        Assert.That((met.Value<long>("open"), met.Ids), Is.EqualTo((1L, new[] { id })));
        var again = (await client.Post("/v1/partner/acknowledgements", new { ids = new[] { id } })).Expect(HttpStatusCode.OK);
        Assert.That(again.Json["items"]!.ToJsonString(), Is.EqualTo(met.Json["items"]!.ToJsonString()));
        Assert.That((await client.Get("/v1/partner/obligations")).Ids, Is.EqualTo([owed[1]!["id"]!.GetValue<long>()]));
        Assert.That((await client.Get("/v1/partner/obligations?state=all")).Ids, Has.Count.EqualTo(2));
        holders = (await Editor.Get($"/v1/editorial/articles/{wrong.Id}/holders")).Json["items"]!.AsArray();
        Assert.That(holders[0]!["acknowledged"]![0]!["acknowledgedAt"], Is.Not.Null);
        Assert.That(
            (await Admin.Get($"/v1/editorial/partners/{agency.Id}/obligations")).Ids, Is.EqualTo([owed[1]!["id"]!.GetValue<long>()]));
    }

    [Test]
    public async Task A_take_down_by_law_is_owed_and_an_unknown_obligation_is_refused_whole()
    {
        var article = await Editor.PublishedArticle();
        var (_, client) = await Partner();
        await new Mirror("include=article", root: "/v1/partner/changes").CatchUp(client);
        await Editor.Do(article, "unpublish", new { reason = "legal" });
        var owed = (await client.Get("/v1/partner/obligations")).Json["items"]!.AsArray();
        Assert.That(owed.Select(Show), Is.EqualTo([$"legal {article.Id}"]));
        var id = owed[0]!["id"]!.GetValue<long>();
        var refused = (await client.Post("/v1/partner/acknowledgements", new { ids = new[] { id, 987_654_321 } }))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EqualTo(["/ids/1"]));
        Assert.That((await client.Get("/v1/partner/obligations")).Ids, Is.EqualTo([id]));
        (await client.Post("/v1/partner/acknowledgements", new { ids = Array.Empty<long>() })).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task The_stream_tells_the_open_ones_first_and_new_ones_at_once()
    {
        var (first, second) = (await Editor.PublishedArticle(), await Editor.PublishedArticle());
        var (_, client) = await Partner();
        (await client.Get($"/v1/partner/articles?id={first.Id},{second.Id}")).Expect(HttpStatusCode.OK);
        await Correct(first);
        await using var listener = await Listener.Open(client.Client, "/v1/partner/changes/stream");
        Assert.That(Show(JsonNode.Parse((await listener.Next()).Data)), Is.EqualTo($"correction {first.Id}"));
        await Editor.Do(second, "unpublish", new { kill = true });
        Assert.That(Show(JsonNode.Parse((await listener.Next("obligation")).Data)), Is.EqualTo($"kill {second.Id}"));
    }

    [Test]
    public async Task A_stream_ends_when_the_scope_changes()
    {
        var (partner, client) = await Partner();
        await using var listener = await Listener.Open(client.Client, "/v1/partner/changes/stream");
        await listener.Next();
        (await Admin.Put($"/v1/editorial/partners/{partner.Id}", new { name = "Agency", text = "summary" }, partner.ETag))
            .Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromSeconds(30));
        try
        {
            while (!await listener.HasEnded())
                App.Clock.Advance(TimeSpan.FromSeconds(30));
        }
        catch (IOException)
        {
            // The server ends it.
        }
    }

    [Test]
    public async Task What_was_fetched_is_reported_by_day_and_version()
    {
        var article = await Editor.PublishedArticle();
        var (partner, client) = await Partner();
        (await client.Get($"/v1/partner/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        article = await Correct(article);
        (await client.Get($"/v1/partner/articles/{article.Id}?fields=title")).Expect(HttpStatusCode.OK);
        (await client.Get($"/v1/partner/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        var fetched = (await Admin.Get($"/v1/editorial/partners/{partner.Id}/fetches")).Json["items"]!.AsArray();
        Assert.That(fetched, Has.Count.EqualTo(1));
        Assert.That(fetched[0]!["versions"]!.ToJsonString(), Is.EqualTo("[2,4]"));
        Assert.That(
            (fetched[0]!["fetches"]!.GetValue<long>(), fetched[0]!["text"]!.GetValue<string>()), Is.EqualTo((3L, "full")));
        var usage = (await Admin.Get($"/v1/editorial/partners/{partner.Id}/usage")).Json["items"]!.AsArray();
        Assert.That(usage[0]!["articles"]!.GetValue<long>(), Is.EqualTo(3));
        var before = await Admin.Get($"/v1/editorial/partners/{partner.Id}/fetches?day=2026-02-01T00:00:00Z");
        Assert.That(before.Json["items"]!.AsArray(), Is.Empty);
        (await Admin.Get("/v1/editorial/partners/987654/usage")).Expect(HttpStatusCode.NotFound);
    }

    private static string Show(JsonNode? obligation) => $"{obligation!["kind"]} {obligation["articleId"]}";
}
