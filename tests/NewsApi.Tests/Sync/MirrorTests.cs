using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>
/// Editors work on two processes while clients follow everything, one section, and one tag of one language, and are killed now and then.
/// In the end each copy equals the Content API item by item.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class MirrorTests
{
    private const int Editors = 4;

    private static readonly string[] Sections = ["m-world", "m-asia", "m-japan", "m-sport"];
    private static readonly string[] Languages = ["en", "ru"];

    private readonly ConcurrentDictionary<string, int> _done = new();
    private readonly ConcurrentQueue<long> _articles = [];
    private readonly ConcurrentQueue<string> _tags = new(["m-peace", "m-talks", "m-war", "m-oil", "m-sea"]);

    [TestCase(8)]
    [TestCase(700, Category = "Slow")]
    public async Task Every_copy_equals_the_content_api(int actions)
    {
        using var folder = new ProgramFolder();
        await using var first = await ProgramProcess.Serve(folder);
        await using var second = await ProgramProcess.Serve(folder);
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        await Begin(first.Caller(key));
        Api[] readers = [first.Caller(), second.Caller()];
        MirrorStore[] mirrors =
        [
            .. new[] { "kinds=article,tag,section,author,site", "section=m-world", "tag=m-peace&language=en" }.Select((filters, number) =>
                new MirrorStore(Path.Combine(folder.Work, $"mirror-{number}.db"), "include=article&" + filters)),
        ];
        using var end = new CancellationTokenSource();
        var following = mirrors.Select((mirror, number) => mirror.Follow(readers, new Random(number), end.Token)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Editors).Select(
            editor => Edit([first.Caller(key), second.Caller(key)], new Random(editor), actions)));
        await end.CancelAsync();
        await Task.WhenAll(following);

        var seq = long.Parse((await first.Caller().Get("/v1/site")).Headers["NewsApi-Seq"], CultureInfo.InvariantCulture);
        foreach (var mirror in mirrors)
            await mirror.CatchUp(second.Caller(), seq);
        await Compare(first.Caller(), mirrors[0], "", seq);
        await Compare(first.Caller(), mirrors[1], "section=m-world&sectionDescendants=true", seq);
        await Compare(first.Caller(), mirrors[2], "tag=m-peace&language=en", seq);
        await CompareTerms(first.Caller(), mirrors[0], seq);
        Assert.That(mirrors.Select(mirror => mirror.Firsts), Is.All.LessThan(10), "a copy was made anew");
        await TestContext.Out.WriteLineAsync(
            $"{seq} writes: {string.Join(", ", _done.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}; "
            + string.Join(", ", mirrors.Select(one => $"{one.Pages} pages, {one.Kills} kills, {one.Items().Count} things")));
    }

    private static async Task Compare(Api api, MirrorStore mirror, string filter, long seq)
    {
        var copy = mirror.Items().Where(pair => pair.Key.Kind == "article").ToDictionary(pair => pair.Key.Id, pair => pair.Value);
        var found = new HashSet<long>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await api.Get($"/v1/articles?limit=100&minSeq={seq}&{filter}{cursor}")).Expect(HttpStatusCode.OK);
            found.UnionWith(page.Ids);
            cursor = page.Json["page"]!["next"]?.GetValue<string>() is { } next ? $"&cursor={next}" : null;
        }

        Assert.That(copy.Keys, Is.EquivalentTo(found), filter);
        Assert.That(found, Is.Not.Empty, filter);
        foreach (var id in found)
        {
            var right = (await api.Get($"/v1/articles/{id}?minSeq={seq}")).Expect(HttpStatusCode.OK).Json;
            Assert.That(Plain(copy[id]["article"]!), Is.EqualTo(Plain(right)), $"{filter} {id}");
        }
    }

    private static async Task CompareTerms(Api api, MirrorStore mirror, long seq)
    {
        foreach (var kind in (string[])["tag", "section", "author"])
        {
            var right = (await api.Get($"/v1/{kind}s?limit=100&language=en&minSeq={seq}")).Json["items"]!.AsArray()
                .ToDictionary(one => one!["id"]!.GetValue<long>(), one => one!.ToJsonString());
            var copy = mirror.Items().Where(pair => pair.Key.Kind == kind)
                .ToDictionary(pair => pair.Key.Id, pair => pair.Value[kind]!.ToJsonString());
            Assert.That(copy, Is.EquivalentTo(right), kind);
        }
    }

    // Names inside an article are those of its last change; clients show them by id. Counters are no content.
    private static string Plain(JsonNode article)
    {
        var plain = article.DeepClone().AsObject();
        foreach (var name in (string[])["views", "viewKey"])
            plain.Remove(name);
        plain["tags"] = new JsonArray([.. plain["tags"]!.AsArray().Select(tag => (JsonNode)tag!["id"]!.GetValue<long>())]);
        plain["authors"] = new JsonArray([.. plain["authors"]!.AsArray().Select(one => (JsonNode)one!["id"]!.GetValue<long>())]);
        if (plain["section"] is { } section)
            plain["section"] = new JsonArray(
            [
                section["id"]!.GetValue<long>(),
                .. section["ancestors"]!.AsArray().Select(above => (JsonNode)above!["id"]!.GetValue<long>()),
            ]);
        return plain.ToJsonString();
    }

    private async Task Begin(Api admin)
    {
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put(
            "/v1/editorial/site", new { name = "M", baseUrl = "https://m.example", languages = Languages, defaultLanguage = "en" },
            site.ETag)).Expect(HttpStatusCode.OK);
        foreach (var (place, section) in Sections.Index())
            await admin.Section(section, place is 1 or 2 ? Sections[place - 1] : null);
        foreach (var tag in _tags)
            await admin.Tag(tag);
        await admin.Author("m-author");
        for (var number = 0; number < 30; number++)
            _articles.Enqueue((await admin.PublishedArticle(Makers.Content(
                $"Story {number}", section: Sections[number % 4], tags: [_tags.ElementAt(number % 5)],
                language: Languages[number % 2]))).Id);
    }

    private async Task Edit(IReadOnlyList<Api> nodes, Random chance, int actions)
    {
        for (var number = 0; number < actions; number++)
        {
            var (what, status) = await Act(nodes[chance.Next(nodes.Count)], chance);
            Assert.That((int)status, Is.LessThan(500), what);
            if ((int)status < 300)
                _done.AddOrUpdate(what, 1, (_, count) => count + 1);
        }
    }

    // Another editor may be first; then the action is refused, and nothing happens.
    private async Task<(string What, HttpStatusCode Status)> Act(Api api, Random chance)
    {
        var (article, tag) = (_articles.ElementAt(chance.Next(_articles.Count)), _tags.ElementAt(chance.Next(_tags.Count)));
        var section = Sections[chance.Next(Sections.Length)];
        switch (chance.Next(14))
        {
            case 0 or 1:
                var made = await api.Article(Makers.Content(
                    $"New {chance.Next()}", section: section, tags: [tag], language: Languages[chance.Next(2)],
                    authors: [new { author = "m-author" }]));
                _articles.Enqueue(made.Id);
                return ("new", (await api.Post($"/v1/editorial/articles/{made.Id}/publish", null, made.ETag)).Status);
            case 2:
                var translated = await api.Post("/v1/editorial/articles", Makers.Content(
                    "Translated", language: Languages[chance.Next(2)], translationOf: article, section: section));
                return translated.Status != HttpStatusCode.Created ? ("translate", translated.Status)
                    : ("translate", (await api.Post($"/v1/editorial/articles/{translated.Id}/publish", null, translated.ETag)).Status);
            case 3:
                return ("correct", await Change(
                    api, article, new { title = $"Corrected {chance.Next()}" }, new { kind = "correction", note = "It was wrong." }));
            case 4 or 5:
                return ("move", await Change(api, article, new { section }));
            case 6 or 7:
                return ("retag", await Change(api, article, new { tags = new[] { tag, _tags.First() }.Distinct().ToArray() }));
            case 8:
                return ("withdraw", await Do(api, article, "unpublish", new { kill = chance.Next(2) == 0 }));
            case 9:
                return ("publish again", await Do(api, article, "publish", null));
            case 10:
                return ("rename tag", await Put(
                    api, "tags", tag, _ => new { slug = tag, kind = "topic", names = new { en = $"T{chance.Next()}" } }));
            case 11:
                return ("rename section", await Put(
                    api, "sections", section,
                    old => new { slug = section, parent = old["parent"], order = 0, names = new { en = $"S{chance.Next()}" } }));
            case 12:
                return ("move section", await Put(
                    api, "sections", section,
                    _ => new { slug = section, parent = Sections[chance.Next(Sections.Length)], order = 0, names = new { en = section } }));
            default:
                return ("merge tags", await Merge(api, tag, chance));
        }
    }

    private async Task<HttpStatusCode> Merge(Api api, string into, Random chance)
    {
        var slug = $"m-new-{chance.Next()}";
        await api.Tag(slug);
        _tags.Enqueue(slug);
        var from = await api.Get($"/v1/tags/{_tags.ElementAt(chance.Next(_tags.Count))}");
        if (from.Status != HttpStatusCode.OK)
            return HttpStatusCode.Gone;
        var tag = await api.Get($"/v1/editorial/tags/{from.Id}");
        return tag.Status != HttpStatusCode.OK ? tag.Status
            : (await api.Post($"/v1/editorial/tags/{from.Id}/merge", new { into }, tag.ETag)).Status;
    }

    private static async Task<HttpStatusCode> Change(Api api, long id, object change, object? publish = null)
    {
        var article = await api.Get($"/v1/editorial/articles/{id}");
        var edited = await api.Patch($"/v1/editorial/articles/{id}", change, article.ETag);
        return edited.Status != HttpStatusCode.OK ? edited.Status
            : (await api.Post($"/v1/editorial/articles/{id}/publish", publish, edited.ETag)).Status;
    }

    private static async Task<HttpStatusCode> Do(Api api, long id, string action, object? body)
    {
        var article = await api.Get($"/v1/editorial/articles/{id}");
        return (await api.Post($"/v1/editorial/articles/{id}/{action}", body, article.ETag)).Status;
    }

    private static async Task<HttpStatusCode> Put(Api api, string kind, string slug, Func<JsonNode, object> body)
    {
        var term = await api.Get($"/v1/{kind}/{slug}");
        if (term.Status != HttpStatusCode.OK)
            return HttpStatusCode.Gone;
        var present = await api.Get($"/v1/editorial/{kind}/{term.Id}");
        return present.Status != HttpStatusCode.OK ? present.Status
            : (await api.Put($"/v1/editorial/{kind}/{term.Id}", body(present.Json), present.ETag)).Status;
    }
}
