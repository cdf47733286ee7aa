using System.Net;
using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>The files on a host of their own, with the API at another address; and pages while the API is away.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class ReaderStaticHostTests
{
    private ReaderSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await ReaderSite.Get();

    [Test]
    public async Task Pages_are_those_of_the_program()
    {
        await using var host = await StaticHost.Start(_site.Url);
        var story = (await _site.Anonymous.Get("/v1/articles?language=en&limit=1&sort=publishedAt")).Json["items"]![0]!;
        var (own, other) = (await _site.Window(), await _site.Window());
        var refused = new List<string>();
        other.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)
                || message.Text.Contains("CORS", StringComparison.Ordinal))
                refused.Add(message.Text);
        };
        foreach (var path in (string[])[$"/en/{story["slug"]}", "/ru", "/hy/section/world", "/search?language=en&q=river", "/en/nowhere"])
        {
            var wait = new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded };
            await own.GotoAsync(_site.Url + path, wait);
            await other.GotoAsync(host.Url + path, wait);
            await other.Locator("main").WaitForAsync();
            foreach (var part in (string[])["main", ".masthead", ".footer"])
                Assert.That(await Seen(other, part), Is.EqualTo(await Seen(own, part)), $"{path} {part}");
            Assert.That(await other.TitleAsync(), Is.EqualTo(await own.TitleAsync()), path);
            Assert.That(
                await other.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(await own.Locator("html").GetAttributeAsync("lang")));
            Assert.That(await ReaderSite.Barriers(other), Is.Empty, path);
        }

        Assert.That(refused, Is.Empty);
        await own.CloseAsync();
        await other.CloseAsync();
    }

    [Test]
    public async Task While_the_server_is_away_a_page_says_so_and_shows_what_it_has()
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("NewsApi__Reader__Enabled", "true"));
        var admin = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var story = await admin.PublishedArticle(Makers.Content(title: "Kept for later", slug: "kept"));
        var page = await _site.Window(new BrowserNewPageOptions { ServiceWorkers = ServiceWorkerPolicy.Allow });
        await page.GotoAsync($"{program.Url}/en/{story.Json["content"]!["slug"]}");
        await Eventually.Is(() => page.EvaluateAsync<bool>("caches.match(location.href).then(Boolean)"), Is.True);
        await program.Kill();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("can’t be reached", new() { Timeout = 20_000 });
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kept for later");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("can’t be reached", new() { Timeout = 20_000 });
        await page.CloseAsync();
    }

    [Test]
    public async Task Without_an_API_a_page_says_that_it_could_not_be_made()
    {
        await using var host = await StaticHost.Start("http://127.0.0.1:9");
        var page = await _site.Window();
        await page.GotoAsync(host.Url + "/ru");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Не удалось открыть страницу");
        await page.CloseAsync();
    }

    [Test]
    public async Task Below_a_path_all_links_stay_below_it()
    {
        await using var host = await StaticHost.Start(_site.Url, "/news");
        var page = await _site.Window();
        await page.GotoAsync(host.Url + "/en");
        await page.Locator("main .card__title a").First.WaitForAsync();
        var links = await page.Locator("a[href^='/'], form").EvaluateAllAsync<string[]>(
            "all => all.map(one => one.getAttribute('href') ?? one.getAttribute('action'))");
        Assert.That(links, Is.Not.Empty.And.All.StartsWith("/news/"));
        await page.Locator("main .card__title a").First.ClickAsync();
        await page.Locator(".story__body").WaitForAsync();
        await page.CloseAsync();
    }

    [TestCase("/search?language=en&q=river", "**/v1/articles?q=*")]
    [TestCase("/most-read?language=en", "**/v1/articles/most?*")]
    [TestCase("/en", "**/v1/fronts/home?*")]
    [TestCase("/en/section/world", "**/v1/articles?section=*")]
    public async Task What_fails_is_not_shown_as_nothing(string path, string failing)
    {
        await using var host = await StaticHost.Start(_site.Url);
        var page = await _site.Window();
        await page.RouteAsync(failing, route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503, ContentType = "application/problem+json", Body = "{}",
            Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
        }));
        await page.GotoAsync(host.Url + path);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This page could not be made");
        await page.CloseAsync();
    }

    [Test]
    public async Task What_is_private_or_withdrawn_is_not_kept()
    {
        var story = await _site.Admin.PublishedArticle(Makers.Content(title: "Kept and withdrawn", slug: "kept-and-withdrawn"));
        var page = await _site.Window(new BrowserNewPageOptions { ServiceWorkers = ServiceWorkerPolicy.Allow });
        await page.GotoAsync($"{_site.Url}/en/kept-and-withdrawn");
        await Eventually.Is(() => page.EvaluateAsync<bool>("caches.match(location.href).then(Boolean)"), Is.True);
        var preview = (await _site.Admin.Post($"/v1/editorial/articles/{story.Id}/previews")).Expect(HttpStatusCode.Created)
            .Value<string>("url");
        Assert.That(
            await page.EvaluateAsync<int>("url => fetch(url).then(answer => answer.text().then(() => answer.status))", preview),
            Is.EqualTo(200));
        Assert.That(await page.EvaluateAsync<bool>("url => caches.match(url).then(Boolean)", preview), Is.False);
        await _site.Admin.Do(story, "unpublish", new { kill = true });
        await page.Locator(".absent").WaitForAsync();
        await Eventually.Is(() => page.EvaluateAsync<bool>("caches.match(location.href).then(Boolean)"), Is.False);
        await page.CloseAsync();
    }

    // Views may grow between two looks.
    private static Task<string> Seen(IPage page, string part) => page.EvaluateAsync<string>(
        "part => document.querySelector(part).innerText.replace(/Views: \\S+/, '')", part);
}
