using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>The files on a host of their own, with the API at another address; and pages while the API is away.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
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

    // Views may grow between two looks.
    private static Task<string> Seen(IPage page, string part) => page.EvaluateAsync<string>(
        "part => document.querySelector(part).innerText.replace(/Views: \\S+/, '')", part);
}
