using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Writers and readers at once, on two processes that share a database: nobody is shown what is no longer so.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class NeverStaleTests
{
    private const int Writers = 4;
    private const int ReadersAtEach = 6;
    private const int OtherNodeIsBehind = 500;

    private readonly Fact[] _articles = [.. Enumerable.Range(0, Writers).Select(_ => new Fact())];
    private readonly Fact[] _tags = [.. Enumerable.Range(0, Writers).Select(_ => new Fact())];
    private readonly long[] _ids = new long[Writers];
    private int _changes, _reads;

    [TestCase(3)]
    [TestCase(100, Category = "Slow")]
    public async Task No_reader_is_shown_what_is_no_longer_so(int changes)
    {
        _changes = changes;
        using var folder = new ProgramFolder();
        await using var first = await ProgramProcess.Serve(folder);
        await using var second = await ProgramProcess.Serve(folder);
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        await GiveTheSitePages(first.Caller(key));
        for (var writer = 0; writer < Writers; writer++)
            await Begin(first.Caller(key), writer);

        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, ReadersAtEach).SelectMany(reader => (Task[])
        [
            Read(first.Caller(), reader, fact => (fact.Now().Done, ""), done.Token),
            Read(second.Caller(), reader, fact => (fact.DoneBefore(OtherNodeIsBehind), ""), done.Token),
            Read(second.Caller(), reader, fact => (fact.Now() is var (last, seq) ? last : 0, $"minSeq={seq}"), done.Token),
        ]).ToList();
        var writers = Enumerable.Range(0, Writers).Select(writer => Write(first.Caller(key), writer)).ToList();
        await Task.WhenAny(Task.WhenAll(writers), Task.WhenAny(readers));
        await done.CancelAsync();
        await Task.WhenAll([.. writers, .. readers]);

        // What is kept by now is what a program that keeps nothing says.
        await using var fresh = await ProgramProcess.Serve(folder, ("NewsApi__Caching__Megabytes", "0"));
        var wanted = (await fresh.Caller().Get("/v1/site")).Headers["NewsApi-Seq"];
        var asked = Paths().ToList();
        foreach (var path in asked)
        {
            var right = await fresh.Caller().Get(path);
            Assert.That(right.Headers.GetValueOrDefault("Cache-Status"), Is.EqualTo("NewsApi; fwd=bypass"), path);
            foreach (var node in (ProgramProcess[])[first, second])
            {
                var kept = await node.Caller().Get(path.Contains('?') ? $"{path}&minSeq={wanted}" : $"{path}?minSeq={wanted}");
                Assert.That((kept.Status, kept.Text), Is.EqualTo((right.Status, right.Text)), path);
            }
        }

        var again = await first.Caller().Get(asked[^1]);
        Assert.That(again.Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        await TestContext.Out.WriteLineAsync(
            $"{_reads} reads during {Writers * changes} changes, {asked.Count} addresses compared at the end");
    }

    private IEnumerable<string> Paths() =>
    [
        .. Enumerable.Range(0, Writers).SelectMany(writer => (string[])
        [
            $"/v1/articles/{_ids[writer]}", $"/v1/articles/by-slug/en/own-{writer}",
            $"/v1/articles?tag=mark-{writer}", $"/v1/tags/name-{writer}",
        ]),
        "/v1/articles", "/v1/articles?language=en", "/v1/articles?sort=updatedAt", "/v1/tags", "/v1/site",
    ];

    // Without pages of its own, a site's addresses would name the port of the process that answers.
    private static async Task GiveTheSitePages(Api admin)
    {
        var site = await admin.Get("/v1/editorial/site");
        var settings = new { name = "Fire", baseUrl = "https://fire.example", languages = new[] { "en" }, defaultLanguage = "en" };
        (await admin.Put("/v1/editorial/site", settings, site.ETag)).Expect(HttpStatusCode.OK);
    }

    private async Task Begin(Api editor, int writer)
    {
        await editor.Tag($"name-{writer}");
        await editor.Tag($"mark-{writer}");
        _ids[writer] = (await editor.Article(Makers.Content("t", slug: $"own-{writer}"))).Id;
    }

    /// <summary>Each writer has an article and a tag of its own, so it knows what they are at any time.</summary>
    private async Task Write(Api editor, int writer)
    {
        var path = $"/v1/editorial/articles/{_ids[writer]}";
        var article = await editor.Get(path);
        var tag = await editor.Get($"/v1/editorial/tags/{(await editor.Get($"/v1/tags/name-{writer}")).Id}");
        for (var change = 0; change < _changes; change++)
        {
            var marked = change % 3 != 0;
            await _articles[writer].Change(
                number => $"{number} {(marked ? "marked" : "bare")}",
                async number =>
                {
                    string[] tags = marked ? [$"name-{writer}", $"mark-{writer}"] : [$"name-{writer}"];
                    var content = Makers.Content($"{number}", slug: $"own-{writer}", tags: tags);
                    article = await editor.Publish((await editor.Put(path, content, article.ETag)).Expect(HttpStatusCode.OK));
                    return article.Headers["NewsApi-Seq"];
                });
            await _tags[writer].Change(
                number => $"{number}",
                async number =>
                {
                    var named = new { slug = $"name-{writer}", kind = "topic", names = new { en = $"{number}" } };
                    tag = (await editor.Put($"/v1/editorial/tags/{tag.Id}", named, tag.ETag)).Expect(HttpStatusCode.OK);
                    return tag.Headers["NewsApi-Seq"];
                });
            if (change % 5 == 3)
                await _articles[writer].Change(
                    _ => "gone",
                    async _ =>
                    {
                        article = (await editor.Post($"{path}/unpublish", new { }, article.ETag)).Expect(HttpStatusCode.OK);
                        return article.Headers["NewsApi-Seq"];
                    });
        }
    }

    private async Task Read(Api reader, int number, Func<Fact, (int AtLeast, string Query)> known, CancellationToken done)
    {
        for (var turn = number; !done.IsCancellationRequested; turn++)
        {
            var writer = turn % Writers;
            var (article, query) = known(_articles[writer]);
            var (tag, tagQuery) = known(_tags[writer]);
            // Two numbers of the log: the higher covers both. They have as many digits as the log is long, so length comes first.
            if ((tagQuery.Length, tagQuery).CompareTo((query.Length, query)) > 0)
                query = tagQuery;
            if (article < 0 || tag < 0)
            {
                await Task.Yield();
                continue;
            }

            var reading = (turn / Writers % 3) switch
            {
                0 => One(reader, writer, $"/v1/articles/{_ids[writer]}?{query}", article, tag),
                1 => One(reader, writer, $"/v1/articles/by-slug/en/own-{writer}?{query}", article, tag),
                _ => List(reader, writer, $"/v1/articles?tag=mark-{writer}&{query}", article, tag),
            };
            await reading;
            Interlocked.Increment(ref _reads);
        }
    }

    private async Task One(Api reader, int writer, string path, int article, int tag)
    {
        var answer = await reader.Get(path.TrimEnd('?'));
        if (answer.Status is HttpStatusCode.Gone or HttpStatusCode.NotFound)
            Check(_articles[writer], "gone", article, path);
        else
            CheckItem(answer.Expect(HttpStatusCode.OK).Json, writer, path, article, tag);
    }

    private async Task List(Api reader, int writer, string path, int article, int tag)
    {
        var answer = (await reader.Get(path.TrimEnd('&'))).Expect(HttpStatusCode.OK);
        var items = answer.Json["items"]!.AsArray();
        if (items.Count > 0)
            CheckItem(items[0]!, writer, path, article, tag);
        else if (!_articles[writer].MayBe("gone", article))
            Assert.That(
                Enumerable.Range(article, _changes * 2).Any(number => _articles[writer].MayBe($"{number} bare", article)), Is.True,
                $"{path} was empty; the article was {_articles[writer]}");
    }

    private void CheckItem(JsonNode item, int writer, string path, int article, int tag)
    {
        var tags = item["tags"]!.AsArray();
        var marked = tags.Any(one => one!["slug"]!.GetValue<string>() == $"mark-{writer}");
        Check(_articles[writer], $"{item["title"]!.GetValue<string>()} {(marked ? "marked" : "bare")}", article, path);
        var name = tags.First(one => one!["slug"]!.GetValue<string>() == $"name-{writer}")!["name"]!.GetValue<string>();
        Check(_tags[writer], name, tag, path);
    }

    private static void Check(Fact fact, string seen, int atLeast, string path) =>
        Assert.That(fact.MayBe(seen, atLeast), Is.True, $"{path} showed '{seen}' although change {atLeast} was acknowledged: {fact}");
}
