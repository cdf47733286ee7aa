using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Contract.Examples;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Docs;

/// <summary>What a newcomer meets at <c>/docs</c>, in a real browser with the real program and its demo site.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class DocsPageTests
{
    private static readonly TimeSpan FirstOperation = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OpenedOperation = TimeSpan.FromSeconds(1.25);

    private readonly ProgramFolder _folder = new();
    private Chromium _browser = null!;
    private ProgramProcess _program = null!;
    private DocsPage _docs = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await Chromium.Start();
        _program = await ProgramProcess.Serve(_folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public async Task Open()
    {
        _docs = new DocsPage(await _browser.Page(), _program.Url);
        await _docs.Open();
    }

    [TearDown]
    public async Task Close()
    {
        if (_docs is not null)
            await _docs.Page.CloseAsync();
    }

    [Test]
    public async Task An_address_leads_to_one_operation()
    {
        await _docs.Page.GotoAsync("about:blank");
        await _docs.Open("#/Tags/listTags");
        await _docs.Operation("listTags").Locator(".responses-wrapper").WaitForAsync();
        Assert.That(await _docs.Page.Locator(".opblock.is-open").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_filter_finds_operations_by_their_words_and_groups_by_their_name()
    {
        await _docs.Filter.FillAsync("short link");
        await Assertions.Expect(_docs.Operation("listArticles")).ToHaveCountAsync(0);
        await Assertions.Expect(_docs.Operation("createShareLink")).ToBeVisibleAsync();
        await _docs.Filter.FillAsync("Desk");
        await Assertions.Expect(_docs.Operation("createNote")).ToBeVisibleAsync();
        await Assertions.Expect(_docs.Operation("createShareLink")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_key_is_kept_over_a_reload()
    {
        await _docs.Authorize("na_kept");
        await _docs.Page.ReloadAsync();
        await _docs.Operations.First.WaitForAsync();
        await _docs.Expand("listKeys");
        var sent = await _docs.TryOut("listKeys");
        Assert.That(await sent.HeaderValueAsync("Authorization"), Is.EqualTo("Bearer na_kept"));
    }

    [Test]
    public async Task Only_operations_that_need_a_key_have_a_padlock()
    {
        foreach (var id in (string[])["listArticles", "getSite", "addEvents", "checkLive", "followShareLink"])
        {
            await _docs.Show(id);
            Assert.That(await _docs.Padlock(id).CountAsync(), Is.Zero, id);
        }

        foreach (var id in (string[])["createArticle", "listKeys", "getSiteStats"])
        {
            await _docs.Show(id);
            Assert.That(await _docs.Padlock(id).CountAsync(), Is.EqualTo(1), id);
        }
    }

    [Test]
    public async Task Groups_are_in_reading_order_and_each_says_what_it_is()
    {
        var groups = await _docs.Groups();
        var names = groups.Select(group => group.Name).ToList();
        Assert.That(names.Take(3), Is.EqualTo(["Articles", "Readership", "Changes"]));
        Assert.That(names[^1], Is.EqualTo("Operations"));
        Assert.That(groups.Select(group => group.Text).ToList(), Has.Count.GreaterThan(20).And.All.EndsWith("."));
    }

    [Test]
    public async Task The_most_used_parameters_come_first()
    {
        await _docs.Expand("listArticles");
        var names = await _docs.Operation("listArticles").Locator("tr[data-param-name]")
            .EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.paramName)");
        Assert.That(names.Take(5), Is.EqualTo(["q", "section", "tag", "author", "language"]));
        Assert.That(names.TakeLast(2), Is.EqualTo(["minSeq", "If-None-Match"]));
    }

    [Test]
    public async Task The_first_operation_shows_within_two_seconds_and_one_opens_in_little_more_than_one()
    {
        await _docs.Page.GotoAsync("about:blank");
        var session = await _docs.Measure();
        var began = await DocsPage.Used(session);
        await _docs.Open();
        var shown = await DocsPage.Used(session) - began;
        // The least of some, because other tests run at the same time.
        var opened = new List<TimeSpan>();
        foreach (var id in (string[])["listArticles", "getArticle", "listTags", "createArticle"])
        {
            began = await DocsPage.Used(session);
            await _docs.Expand(id);
            opened.Add(await DocsPage.Used(session) - began);
        }

        TestContext.Out.WriteLine($"first operation {shown}, opened {string.Join(' ', opened)}");
        Assert.That(shown, Is.GreaterThan(TimeSpan.Zero).And.LessThan(FirstOperation));
        Assert.That(opened.Min(), Is.GreaterThan(TimeSpan.Zero).And.LessThan(OpenedOperation));
    }

    /// <summary><see cref="RequestExampleTests"/> shows that these requests succeed.</summary>
    [TestCase("reads")]
    [TestCase("writes")]
    [Category("Slow")]
    public async Task Try_it_out_sends_the_example_of_an_operation_of_each_group(string kind)
    {
        var document = JsonNode.Parse(await _docs.Page.EvaluateAsync<string>("JSON.stringify(ui.specSelectors.specJson().toJS())"))!;
        await _docs.Authorize("na_key");
        await _docs.Page.RouteAsync("**/*", route => route.FulfillAsync(new RouteFulfillOptions { Status = 204 }));
        var different = new List<string>();
        // One of each group and method, because the page draws a long list anew for each. A form is written otherwise than JSON.
        foreach (var method in DocumentSchemas.Read(document.DeepClone()).Operations
                     .Where(one => (one.Method == "get") == (kind == "reads")
                         && (!one.TakesBody || one.BodyType.EndsWith("json", StringComparison.Ordinal)))
                     .DistinctBy(one => (one.Method, one.Node["tags"]![0]!.GetValue<string>())).GroupBy(one => one.Method))
        {
            // There are more reads than the page keeps at once, so each is looked for.
            var areMany = method.Key == "get";
            if (!areMany)
                await _docs.ShowAll(method.Key);
            foreach (var operation in method)
            {
                if (areMany)
                    await _docs.Show(operation.Id);
                await _docs.ExpandShown(operation.Id);
                var sent = await _docs.TryOut(operation.Id);
                await _docs.Operation(operation.Id).Locator(".opblock-summary-control").ClickAsync();
                var request = new ExampleRequest(document, operation);
                using var wanted = request.Message(request.Body);
                if (await Difference(wanted, sent) is { } difference)
                    different.Add($"{operation.Id}: {difference}");
            }
        }

        Assert.That(different, Is.Empty);
    }

    private async Task<string?> Difference(HttpRequestMessage wanted, IRequest sent)
    {
        var (expected, actual) = (new Uri(new Uri(_program.Url), wanted.RequestUri!), new Uri(sent.Url));
        if (sent.Method != wanted.Method.Method || actual.AbsolutePath != expected.AbsolutePath)
            return $"{sent.Method} {sent.Url}";
        if (!Pairs(actual).SetEquals(Pairs(expected)))
            return $"{actual.Query} instead of {expected.Query}";
        foreach (var (name, values) in wanted.Headers)
            if (await sent.HeaderValueAsync(name) != values.Single())
                return $"{name} {await sent.HeaderValueAsync(name)}";
        var body = wanted.Content is null ? null : JsonNode.Parse(await wanted.Content.ReadAsStringAsync());
        return JsonNode.DeepEquals(body, sent.PostData is null ? null : JsonNode.Parse(sent.PostData)) ? null : $"body {sent.PostData}";
    }

    private static HashSet<string> Pairs(Uri address) =>
        [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
}
