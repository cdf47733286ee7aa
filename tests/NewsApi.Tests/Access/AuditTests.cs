using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using NewsApi.Access;
using NewsApi.ShareLinks.Links;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

public class AuditTests(Database database) : DatabaseFixture(database)
{
    private const string Audit = "/v1/editorial/audit";

    [Test]
    public async Task A_change_says_what_each_field_was_and_is()
    {
        var tag = await Editor.Tag("audited", "place", "Before");
        var changed =
            (await Editor.Put(
                $"/v1/editorial/tags/{tag.Id}", new { slug = "audited", kind = "person", names = new { en = "After" } }, tag.ETag))
                .Expect(HttpStatusCode.OK);
        (await Editor.Delete($"/v1/editorial/tags/{tag.Id}", changed.ETag)).Expect(HttpStatusCode.NoContent);
        var deeds = await Deeds($"kind=tag&id={tag.Id}");
        Assert.That(deeds.Select(deed => $"{deed["action"]}"), Is.EqualTo(new[] { "deleted", "updated", "created" }));
        Same(deeds[1]["detail"], """{"kind":{"from":"place","to":"person"},"names":{"from":{"en":"Before"},"to":{"en":"After"}}}""");
        Same(deeds[2]["detail"]!["slug"], """{"from":null,"to":"audited"}""");
        Same(deeds[0]["detail"]!["names"], """{"from":{"en":"After"},"to":null}""");
        Assert.That(deeds.Select(deed => $"{deed["actor"]}").Distinct(), Has.One.Match("^key:[0-9]+$"));
        Assert.That(deeds[0]["seq"]!.GetValue<long>(), Is.EqualTo(Ledger.Seq(App)));
    }

    [Test]
    public async Task All_that_editors_keep_is_told_of()
    {
        var section = await Editor.Section("audited");
        (await Editor.Put($"/v1/editorial/sections/{section.Id}", new { slug = "audited-2", names = new { en = "audited" } }, section.ETag))
            .Expect(HttpStatusCode.OK);
        Same((await Deeds($"kind=section&id={section.Id}"))[0]["detail"], """{"slug":{"from":"audited","to":"audited-2"}}""");

        var author = await Editor.Author("audited");
        (await Editor.Put($"/v1/editorial/authors/{author.Id}", new { slug = "audited", names = new { en = "A" } }, author.ETag))
            .Expect(HttpStatusCode.OK);
        Same((await Deeds($"kind=author&id={author.Id}"))[0]["detail"], """{"names":{"from":{"en":"audited"},"to":{"en":"A"}}}""");

        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new { name = "Renamed", languages = new[] { "en" }, defaultLanguage = "en" }, site.ETag))
            .Expect(HttpStatusCode.OK);
        Same((await Deeds("kind=site"))[0]["detail"], """{"name":{"from":"NewsApi","to":"Renamed"}}""");

        var article = await Editor.PublishedArticle();
        var link =
            (await Editor.Post("/v1/editorial/share-links", new { articleId = article.Id, alias = "audited", note = "One" }))
                .Expect(HttpStatusCode.Created);
        (await Editor.Put($"/v1/editorial/share-links/{link.Id}", new { note = "Two" }, link.ETag)).Expect(HttpStatusCode.OK);
        Same((await Deeds($"kind=shareLink&id={link.Id}"))[0]["detail"], """{"note":{"from":"One","to":"Two"}}""");
    }

    [Test]
    public async Task Keys_are_told_of_without_their_secret()
    {
        var made = (await Admin.Post("/v1/editorial/keys", new { name = "Audited", role = "writer" })).Expect(HttpStatusCode.Created);
        var id = made.Json["key"]!["id"]!.GetValue<long>();
        (await Admin.Delete($"/v1/editorial/keys/{id}")).Expect(HttpStatusCode.NoContent);
        var deeds = await Deeds($"kind=key&id={id}");
        Assert.That(deeds.Select(deed => $"{deed["action"]}"), Is.EqualTo(new[] { "revoked", "created" }));
        Assert.That(deeds[0]["detail"]!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "revokedAt" }));
        Same(deeds[1]["detail"]!["role"], """{"from":null,"to":"writer"}""");
        Assert.That(deeds[0]["seq"], Is.Null);
        using var connection = App.Database.Open();
        var secret = made.Value<string>("secret")[^40..];
        var hash = ApiKey.HashOf(made.Value<string>("secret"));
        foreach (var detail in connection.Query<string>("SELECT detail FROM audit_entries"))
            Assert.That(detail, Does.Not.Contain(secret).And.Not.Contain(hash));
        Assert.That((await Deeds("actor=start"))[0]["kind"]!.GetValue<string>(), Is.EqualTo("key"));
    }

    [Test]
    public async Task A_refused_change_is_no_deed()
    {
        await Editor.Tag("refused");
        var before = (await Deeds("")).Count;
        (await Editor.Post("/v1/editorial/tags", new { slug = "refused", kind = "topic", names = new { en = "x" } }))
            .Expect(HttpStatusCode.Conflict);
        (await Admin.Delete("/v1/editorial/keys/987654")).Expect(HttpStatusCode.NotFound);
        Assert.That((await Deeds("")).Count, Is.EqualTo(before));
    }

    [Test]
    public async Task Every_filter_leaves_what_it_says_and_pages_join_without_gap()
    {
        var all = await Deeds("");
        var actor = $"{all[0]["actor"]}";
        var middle = $"{all[all.Count / 2]["at"]}";
        var filters = new (string Query, Func<JsonNode, bool> Holds)[]
        {
            ($"actor={actor}", deed => $"{deed["actor"]}" == actor),
            ("kind=tag", deed => $"{deed["kind"]}" == "tag"),
            ("action=created", deed => $"{deed["action"]}" == "created"),
            ("id=1", deed => deed["entityId"]!.GetValue<long>() == 1),
            ("kind=tag&id=1&action=created", deed => $"{deed["kind"]} {deed["entityId"]} {deed["action"]}" == "tag 1 created"),
            ($"from={middle}", deed => string.CompareOrdinal($"{deed["at"]}", middle) >= 0),
            ($"to={middle}", deed => string.CompareOrdinal($"{deed["at"]}", middle) < 0),
            ($"actor={actor}&action=created&from={middle}", deed =>
                $"{deed["actor"]} {deed["action"]}" == $"{actor} created" && string.CompareOrdinal($"{deed["at"]}", middle) >= 0),
        };
        foreach (var (query, holds) in filters)
        {
            var expected = all.Where(holds).Select(Id).ToList();
            Assert.That(expected, Is.Not.Empty, query);
            Assert.That((await Deeds(query)).Select(Id), Is.EqualTo(expected), query);
            Assert.That((await Lines(query)).Select(Id), Is.EqualTo(expected.AsEnumerable().Reverse()), query);
        }

        Assert.That(await Deeds("id=9007199254740991"), Is.Empty, "an id like any other");

        var first = await Admin.Get($"{Audit}?limit=3");
        var second = await Admin.Get($"{Audit}?limit=3&cursor={Next(first, "next")}");
        var back = await Admin.Get($"{Audit}?limit=3&cursor={Next(second, "previous")}");
        Assert.That(back.Ids, Is.EqualTo(first.Ids));
        Assert.That(second.Ids, Is.EqualTo(all.Skip(3).Take(3).Select(Id)));
    }

    [Test]
    public async Task The_export_goes_on_where_a_reading_ends()
    {
        using (var connection = App.Database.Open())
            foreach (var number in Enumerable.Range(1, 1_203))
                await connection.ExecuteAsync(
                    "INSERT INTO audit_entries (at, actor, action, kind, entity_id, detail) VALUES (@At, 'many', 'made', 'thing', "
                        + "@Number, '{}')",
                    new { At = 1_000 + number / 700, Number = number });
        var lines = await Lines("actor=many");
        Assert.That(lines.Select(line => line["entityId"]!.GetValue<int>()), Is.EqualTo(Enumerable.Range(1, 1_203)));
    }

    [TestCase("from=2026-01-01", "from")]
    [TestCase("id=0", "id")]
    [TestCase("id=x", "id")]
    [TestCase("id=9007199254740992", "id")]
    [TestCase("kind=", "kind")]
    [TestCase("acter=key:1", "acter")]
    [TestCase("cursor=bad", "cursor")]
    public async Task What_makes_no_filter_is_refused(string query, string parameter)
    {
        (await Admin.Get($"{Audit}?{query}")).Refused(400, parameter);
        (await Admin.Get($"{Audit}?{query}", ("Accept", "application/x-ndjson"))).Refused(400, parameter);
    }

    [Test]
    public void Entries_are_added_and_never_changed()
    {
        var writes = Statements.All.Where(statement => !statement.Text.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)
            && TSql.Tables(statement.Text).Contains("audit_entries", StringComparer.OrdinalIgnoreCase)).ToList();
        // A link that is added without a round trip has its entry made of its row.
        Assert.That(
            writes.Select(statement => statement.Owner).Distinct(),
            Is.EquivalentTo(new[] { typeof(AuditLog), typeof(ShareLinkRepository) }));
        Assert.That(
            writes.Select(statement => statement.Text.Split('(')[0].Trim()).Distinct(), Is.EqualTo(new[] { "INSERT INTO audit_entries" }));
    }

    protected override async Task Prepare()
    {
        var tag = await Editor.Tag("first");
        (await Editor.Put($"/v1/editorial/tags/{tag.Id}", new { slug = "first", kind = "topic", names = new { en = "x" } }, tag.ETag))
            .Expect(HttpStatusCode.OK);
        foreach (var number in Enumerable.Range(0, 6))
            await (number % 2 == 0 ? Editor : Admin).Tag($"one-of-many-{number}");
    }

    private static long Id(JsonNode deed) => deed["id"]!.GetValue<long>();

    private static string Next(Answer answer, string way) => answer.Json["page"]![way]!.GetValue<string>();

    private static void Same(JsonNode? found, string expected) =>
        Assert.That(JsonNode.DeepEquals(found, JsonNode.Parse(expected)), $"{found?.ToJsonString()} is not {expected}");

    private async Task<IReadOnlyList<JsonNode>> Deeds(string query)
    {
        var deeds = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Admin.Get($"{Audit}?limit=5&{query}{cursor}".TrimEnd('&'))).Expect(HttpStatusCode.OK).Json;
            deeds.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = page["page"]!["next"] is { } next ? $"{(query.Length > 0 ? "&" : "")}cursor={next}" : null;
        }

        return deeds;
    }

    private async Task<IReadOnlyList<JsonNode>> Lines(string query)
    {
        var answer = (await Admin.Get($"{Audit}?{query}", ("Accept", "application/x-ndjson"))).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/x-ndjson"));
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
