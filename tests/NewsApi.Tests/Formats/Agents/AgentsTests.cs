using System.Net;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Agents;

/// <summary>The tools for agents, called by the client of the MCP SDK.</summary>
public class AgentsTests(Database database) : DatabaseFixture(database)
{
    private McpClient _client = null!;

    [OneTimeTearDown]
    public async Task CloseClient()
    {
        if (_client is not null)
            await _client.DisposeAsync();
    }

    [Test]
    public async Task Tools_say_that_they_only_read_and_what_they_take()
    {
        var tools = await _client.ListToolsAsync();
        Assert.That(
            tools.Select(tool => tool.Name),
            Is.EquivalentTo(new[]
            {
                "search_articles", "latest_articles", "read_article", "list_corrections", "list_sections", "list_tags",
            }));
        foreach (var tool in tools)
        {
            Assert.That(tool.ProtocolTool.Annotations!.ReadOnlyHint, Is.True, tool.Name);
            Assert.That(tool.JsonSchema.GetProperty("additionalProperties").GetBoolean(), Is.False, tool.Name);
        }
    }

    [Test]
    public async Task Stories_are_found_and_read_with_their_terms()
    {
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "Otters return <b>", slug = "otters", section = "mcp-section", tags = new[] { "mcp-tag" },
            body = new { format = "markdown", content = "The **otters** are back." },
            rights = new { licence = "With a link only", attribution = "Credit the Post", syndicatable = true },
        });
        var draft = await Editor.Article(Makers.Content("Otters in secret"));
        foreach (var (tool, arguments) in (IEnumerable<(string, Dictionary<string, object?>)>)[
            ("search_articles", new() { ["q"] = "otters" }), ("latest_articles", new() { ["tag"] = "mcp-tag", ["limit"] = 5 })])
        {
            var items = Json(await Call(tool, arguments))["items"]!.AsArray();
            Assert.That(items.Select(one => one!["id"]!.GetValue<long>()), Is.EqualTo(new[] { article.Id }), tool);
            AssertTerms(items[0]!, article.Id);
        }

        var read = await Call("read_article", new() { ["id"] = article.Id });
        Assert.That(Texts(read)[0], Is.EqualTo((await Anonymous.Get($"/v1/articles/{article.Id}.md")).Text));
        AssertTerms(JsonNode.Parse(Texts(read)[1])!, article.Id);
        var url = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["url"]!.GetValue<string>();
        Assert.That(Texts(await Call("read_article", new() { ["url"] = url }))[0], Is.EqualTo(Texts(read)[0]));
        Assert.That((await Call("read_article", new() { ["id"] = draft.Id })).IsError, Is.True);
        await Editor.Do(article, "unpublish", new { reason = "legal" });
        var gone = await Call("read_article", new() { ["id"] = article.Id });
        Assert.That((gone.IsError, Texts(gone)[0]), Is.EqualTo((true, "taken_down: This article was taken down for legal reasons.")));
        Assert.That(Json(await Call("search_articles", new() { ["q"] = "otters" }))["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Sections_and_tags_are_listed_for_the_arguments_of_other_tools()
    {
        var sections = Json(await Call("list_sections", []));
        Assert.That(sections["items"]!.AsArray().Select(one => $"{one!["slug"]} {one["version"]}"), Does.Contain("mcp-section 1"));
        Assert.That(sections["source"]!.GetValue<string>(), Is.Not.Empty);
        var tags = Json(await Call("list_tags", new() { ["kind"] = "topic", ["limit"] = 1 }));
        Assert.That(tags["items"]!.AsArray(), Has.Count.EqualTo(1));
        var cursor = tags["next"]!.GetValue<string>();
        var next = Json(await Call("list_tags", new() { ["kind"] = "topic", ["limit"] = 1, ["cursor"] = cursor }));
        Assert.That(next["items"]![0]!["slug"]!.GetValue<string>(), Is.Not.EqualTo(tags["items"]![0]!["slug"]!.GetValue<string>()));
    }

    [Test]
    public async Task Corrections_can_be_followed()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Wrong number", "mcp-wrong"));
        await Editor.PublishedArticle(Makers.Content("Right number", "mcp-right"));
        Assert.That(Json(await Call("list_corrections", []))["items"]!.AsArray(), Is.Empty);
        var edited = (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Right now", "mcp-wrong"), article.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.Publish(edited, new { kind = "correction", note = "It was seven." });
        var corrected = Json(await Call("list_corrections", []))["items"]!.AsArray().Single()!;
        Assert.That(
            (corrected["id"]!.GetValue<long>(), corrected["corrections"]![0]!["note"]!.GetValue<string>()),
            Is.EqualTo((article.Id, "It was seven.")));
    }

    [TestCase("search_articles", "{}", "q")]
    [TestCase("search_articles", "{\"q\":{\"a\":1}}", "q: Must be a text")]
    [TestCase("latest_articles", "{\"limit\":1000}", "limit: Takes a whole number from 1 to 100.")]
    [TestCase("latest_articles", "{\"limit\":\"many\"}", "limit: Takes a whole number")]
    [TestCase("latest_articles", "{\"limt\":5}", "did you mean 'limit'?")]
    [TestCase("latest_articles", "{\"cursor\":\"x\"}", "cursor")]
    [TestCase("latest_articles", "{\"publishedFrom\":\"yesterday\"}", "publishedFrom")]
    [TestCase("read_article", "{}", "Needs either")]
    [TestCase("read_article", "{\"id\":1,\"url\":\"https://x.example\"}", "Needs either")]
    [TestCase("read_article", "{\"id\":987654321}", "not_found")]
    [TestCase("list_tags", "{\"kind\":\"animal\"}", "kind: Takes one of")]
    public async Task Wrong_arguments_are_explained(string tool, string arguments, string explained)
    {
        var answer = await Post(CallOf(tool, arguments));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Text, Does.Contain("\"isError\":true"));
        Assert.That(answer.Text.Replace("\\u0027", "'"), Does.Contain(explained));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("{\"jsonrpc\":\"2.0\"}")]
    [TestCase("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"tools/list\"}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"no_such\"}}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":5}}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[]}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"read_article\",\"arguments\":[1]}}")]
    [TestCase("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
        + "{\"name\":\"search_articles\",\"arguments\":{\"q\":\"\\ud800\"}}}")]
    [TestCase("\u0000\u0001")]
    public async Task Rubbish_is_refused(string body)
    {
        var answer = await Post(body);
        Assert.That((int)answer.Status, Is.LessThan(500), answer.Text);
    }

    [Test]
    public async Task A_huge_argument_is_refused()
    {
        var answer = await Post(CallOf("search_articles", $"{{\"q\":\"{new string('x', 50_000)}\"}}"));
        Assert.That((answer.Status, answer.Text.Contains("\"isError\":true")), Is.EqualTo((HttpStatusCode.OK, true)));
        Assert.That(answer.Text, Has.Length.LessThan(1_000));
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete, HttpMethod.Put])
            Assert.That((await Anonymous.Send(method, "/mcp", null, [])).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task It_is_off_until_a_setting_turns_it_on()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var there = new Api(app.Anonymous());
        (await there.Get("/mcp")).Expect(HttpStatusCode.NotFound);
        (await there.Post("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" })).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Each_caller_has_a_quota()
    {
        await using var app = new AppUnderTest(App.Database.Kind, AgentCalls.Settings("2"));
        var there = new Api(app.Anonymous());
        var statuses = new List<HttpStatusCode>();
        for (var at = 0; at < 3; at++)
            statuses.Add((await Post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", there)).Status);
        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
    }

    protected override AppUnderTest Make(Database kind) => new(kind, AgentCalls.Settings());

    protected override async Task Prepare()
    {
        await Editor.Section("mcp-section");
        await Editor.Tag("mcp-tag");
        await Editor.Tag("mcp-tag-two");
        _client = await McpClient.CreateAsync(new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri("http://localhost/mcp"), TransportMode = HttpTransportMode.StreamableHttp },
            App.Anonymous(), loggerFactory: null, ownsHttpClient: true));
    }

    private static string CallOf(string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}} } }""";

    private async Task<CallToolResult> Call(string tool, Dictionary<string, object?> arguments) =>
        await _client.CallToolAsync(tool, arguments);

    private async Task<Answer> Post(string body, Api? api = null)
    {
        using var client = api is null ? App.Anonymous() : null;
        return await (api ?? new Api(client!)).PostAgent(body);
    }

    private static IReadOnlyList<string> Texts(CallToolResult result) =>
        [.. result.Content.OfType<TextContentBlock>().Select(block => block.Text)];

    private static JsonNode Json(CallToolResult result)
    {
        Assert.That(result.IsError, Is.Not.True, Texts(result)[0]);
        return JsonNode.Parse(Texts(result)[0])!;
    }

    private static void AssertTerms(JsonNode story, long id)
    {
        Assert.That(
            ($"{story["licence"]}", $"{story["attribution"]}", story["version"]!.GetValue<int>() > 0),
            Is.EqualTo(("With a link only", "Credit the Post", true)));
        Assert.That($"{story["url"]}", Does.EndWith($"/v1/articles/{id}/card"));
        Assert.That($"{story["source"]}", Is.Not.Empty);
    }
}
