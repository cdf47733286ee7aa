using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>A person reads in four languages, by day and by night, at a desk and on a phone, and sees what the API says.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class ReaderWalkTests
{
    private ReaderSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await ReaderSite.Get();

    [Test]
    public async Task Pages_show_what_the_API_says(
        [Values("en", "ru", "az", "hy")] string language, [Values("desk", "phone")] string device)
    {
        // By night on the phone, and by day at the desk; in half of the languages the other way round.
        var isDark = device == "phone" == language is "en" or "hy";
        var page = await _site.Window(new BrowserNewPageOptions
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = device == "phone" ? new() { Width = 390, Height = 844 } : new() { Width = 1_280, Height = 900 },
            HasTouch = device == "phone",
        });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                errors.Add(message.Text);
        };
        // The oldest, because other tests publish.
        var stories = (await Api($"/v1/articles?language={language}&limit=1&sort=publishedAt"))["items"]!.AsArray();
        var story = (await Api($"/v1/articles/{stories[0]!["id"]}?include=share,related&body=html"))!;
        foreach (var (path, heading) in await Pages(language, story))
        {
            await page.GotoAsync(_site.Url + path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            var place = $"{language} {device} {path}";
            Assert.That(await page.Locator("h1").AllInnerTextsAsync(), Is.EqualTo([heading]), place);
            Assert.That(await page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo(language), place);
            var paper = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
            Assert.That(paper, Is.EqualTo(isDark ? "rgb(20, 22, 26)" : "rgb(255, 255, 255)"), place);
            Assert.That(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, $"{place} is too wide");
            Assert.That(await ReaderSite.Barriers(page), Is.Empty, place);
            if (path.EndsWith(story["slug"]!.GetValue<string>(), StringComparison.Ordinal))
                await ShowsStory(page, story);
        }

        Assert.That(errors, Is.Empty);
        await page.CloseAsync();
    }

    [Test]
    public async Task A_story_can_be_read_without_scripts()
    {
        var oldest = (await Api("/v1/articles?language=en&limit=1&sort=publishedAt"))["items"]![0]!["id"];
        var story = await Api($"/v1/articles/{oldest}?body=html");
        var page = await _site.Window(new BrowserNewPageOptions { JavaScriptEnabled = false });
        await page.GotoAsync($"{_site.Url}/en/{story["slug"]}");
        Assert.That(Words(await page.Locator(".story__body").InnerTextAsync()), Is.EqualTo(WordsOf(story)));
        Assert.That(await page.Locator(".share a[data-channel=x]").GetAttributeAsync("href"), Does.StartWith("https://x.com/"));
        foreach (var useless in (string[])["text-size", "theme-switch", "copy-text"])
            Assert.That(await page.Locator($"{useless} button").First.IsVisibleAsync(), Is.False, useless);
        await page.CloseAsync();
    }

    private async Task<IEnumerable<(string Path, string Heading)>> Pages(string language, JsonNode story)
    {
        var site = await Api($"/v1/site?language={language}");
        var section = await Api($"/v1/sections/{story["section"]!["slug"]}?language={language}");
        var author = await Api($"/v1/authors/{story["authors"]![0]!["slug"]}?language={language}");
        var pages = new List<(string, string)>
        {
            ($"/{language}", Text(site, "name")),
            ($"/{language}/{story["slug"]}", Text(story, "title")),
            ($"/{language}/section/{section["slug"]}", Text(section, "name")),
            ($"/{language}/author/{author["slug"]}", Text(author, "name")),
            ($"/most-read?language={language}", Word(language, "mostRead")),
            ($"/search?language={language}&q=zz", Word(language, "results").Replace("${query}", "zz", StringComparison.Ordinal)),
            ($"/{language}/nowhere", Word(language, "notFound")),
        };
        if (story["tags"]!.AsArray() is [{ } first, ..])
            pages.Add(($"/{language}/tag/{first["slug"]}", Text(first, "name")));
        return pages;
    }

    private static async Task ShowsStory(IPage page, JsonNode story)
    {
        Assert.That(Words(await page.Locator(".story__body").InnerTextAsync()), Is.EqualTo(WordsOf(story)));
        if (story["summary"] is not null)
            Assert.That(await page.Locator(".story__summary").InnerTextAsync(), Is.EqualTo(Text(story, "summary")));
        Assert.That(
            await page.Locator(".byline a").AllInnerTextsAsync(),
            Is.EqualTo(story["authors"]!.AsArray().Select(one => Text(one!, "name"))));
        Assert.That(
            await page.Locator(".tags a").AllInnerTextsAsync(), Is.EqualTo(story["tags"]!.AsArray().Select(one => Text(one!, "name"))));
        Assert.That(await page.Locator(".share__heading").InnerTextAsync(), Is.EqualTo(Text(story["share"]!, "heading")));
        Assert.That(
            await page.Locator(".share a").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.channel)"),
            Is.EquivalentTo(story["share"]!["channels"]!.AsArray().Select(one => Text(one!, "channel"))));
        var published = DateTimeOffset.Parse(Text(story, "publishedAt"), CultureInfo.InvariantCulture);
        Assert.That(
            await page.Locator(".story__facts time").First.InnerTextAsync(),
            Does.Contain(published.Year.ToString(CultureInfo.InvariantCulture)).And.Contain("UTC"));
    }

    private async Task<JsonNode> Api(string path) => (await _site.Anonymous.Get(path)).Expect(System.Net.HttpStatusCode.OK).Json;

    private static string WordsOf(JsonNode story) =>
        Words(new HtmlParser().ParseDocument(Text(story["body"]!, "html")).Body!.TextContent);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    // White space is what differs between a text and its elements.
    private static string Words(string text) => string.Concat(text.Split((char[]?)null));

    // A word of the reader in a language, from its file.
    private static string Word(string language, string name)
    {
        var line = File.ReadLines(Repository.Path("src", "NewsReader", "js", "words", $"{language}.js"))
            .Single(one => one.StartsWith($"    {name}: ", StringComparison.Ordinal));
        return line[(line.IndexOfAny(['\'', '`']) + 1)..line.LastIndexOfAny(['\'', '`'])];
    }
}
