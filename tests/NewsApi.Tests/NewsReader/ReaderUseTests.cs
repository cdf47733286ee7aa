using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>What a person does on the pages: chooses, searches, shares, prints, and keeps a page open while the newsroom works.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class ReaderUseTests
{
    private ReaderSite _site = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await ReaderSite.Get();

    [SetUp]
    public async Task Open() => _page = await _site.Window(new BrowserNewPageOptions
    {
        Permissions = ["clipboard-read", "clipboard-write"], ReducedMotion = ReducedMotion.Reduce,
    });

    [TearDown]
    public async Task Close()
    {
        if (_page is not null)
            await _page.CloseAsync();
    }

    [Test]
    public async Task Colours_and_size_of_text_are_remembered()
    {
        await _page.GotoAsync($"{_site.Url}/en");
        await _page.Locator("theme-switch button").ClickAsync();
        await _page.Locator("text-size button").Last.ClickAsync();
        var story = await Published("remembered");
        await _page.GotoAsync($"{_site.Url}/en/{SlugOf(story)}");
        await Assertions.Expect(_page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(_page.Locator("theme-switch button")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.That(await _page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"), Is.EqualTo("17.92px"));
        await _page.Locator("text-size button").First.ClickAsync();
        Assert.That(await _page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"), Is.EqualTo("16px"));
    }

    [Test]
    public async Task The_language_leads_to_the_translation_or_says_that_there_is_none()
    {
        var story = await Published("spoken");
        await Published("khosvats", "hy", story.Id);
        await _page.GotoAsync($"{_site.Url}/en/{SlugOf(story)}");
        await _page.Locator(".languages a[lang=hy]").ClickAsync();
        await Assertions.Expect(_page.Locator("html")).ToHaveAttributeAsync("lang", "hy");
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("khosvats");
        await _page.Locator(".languages a[data-language=ru]").ClickAsync();
        await Assertions.Expect(_page.Locator(".notice p")).ToContainTextAsync("թարգմանությունը չկա (Русский)");
        Assert.That(await _page.Locator(".notice a").GetAttributeAsync("href"), Does.EndWith("/ru"));
        await _page.GotoAsync(_site.Url + "/");
        await Assertions.Expect(_page.Locator("html")).ToHaveAttributeAsync("lang", "hy");
    }

    [TestCase("en", "Link copied")]
    [TestCase("hy", "Հղումը պատճենված է")]
    public async Task A_copied_link_is_confirmed_in_the_language_of_the_page(string language, string expected)
    {
        var story = await Published($"copied-{language}", language);
        var kit = (await _site.Anonymous.Get($"/v1/articles/{story.Id}/share")).Json;
        await _page.GotoAsync($"{_site.Url}/{language}/{SlugOf(story)}");
        await _page.Locator("[data-channel=copy]").ClickAsync();
        await Assertions.Expect(_page.Locator(".notice")).ToHaveTextAsync(kit["copy"]!["copiedLabel"]!.GetValue<string>());
        await Assertions.Expect(_page.Locator(".notice")).ToHaveTextAsync(expected);
        Assert.That(
            await _page.EvaluateAsync<string>("navigator.clipboard.readText()"), Is.EqualTo(kit["copy"]!["url"]!.GetValue<string>()));
        await _page.Locator("copy-text button").ClickAsync();
        Assert.That(
            (await _page.EvaluateAsync<string>("navigator.clipboard.readText()")).ReplaceLineEndings("\n"),
            Is.EqualTo(kit["licence"]!["citation"]!.GetValue<string>()));
    }

    [Test]
    public async Task A_view_and_a_share_count_once()
    {
        var story = await Published("counted");
        var sent = new List<JsonNode>();
        _page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/v1/events", StringComparison.Ordinal))
                lock (sent)
                    sent.AddRange(JsonNode.Parse(request.PostData!)!.AsArray()!);
        };
        await _page.GotoAsync($"{_site.Url}/en/{SlugOf(story)}");
        await _page.EvaluateAsync("document.addEventListener('click', event => event.preventDefault())");
        for (var time = 0; time < 2; time++)
            await _page.Locator("[data-channel=telegram]").ClickAsync();
        await _page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Eventually.Is(Views, Is.EqualTo((1, 1)));
        lock (sent)
            Assert.That(sent.Select(one => $"{one["kind"]} {one["channel"]}"), Is.EqualTo(["view ", "share telegram"]));

        async Task<(int, int)> Views()
        {
            var totals = (await _site.Admin.Get($"/v1/editorial/articles/{story.Id}/stats")).Json["totals"]!;
            return (totals["views"]!.GetValue<int>(), totals["shares"]!.GetValue<int>());
        }
    }

    [Test]
    public async Task Keys_alone_are_enough()
    {
        var story = await Published("Zanzibar keyboard");
        await _page.GotoAsync($"{_site.Url}/en");
        await _page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(_page.Locator(".skip")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Enter");
        Assert.That(new Uri(_page.Url).Fragment, Is.EqualTo("#main"));
        await _page.Keyboard.PressAsync("Tab");
        Assert.That(await _page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"), Is.True);
        Assert.That(
            await _page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"), Is.EqualTo("solid"));
        await _page.Locator("input[type=search]").FocusAsync();
        await _page.Keyboard.TypeAsync("zanzi");
        await Assertions.Expect(_page.Locator("[role=option]").First).ToHaveTextAsync("Zanzibar keyboard");
        await _page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(_page.Locator("[role=option]").First).ToHaveAttributeAsync("aria-selected", "true");
        await _page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(_page.Locator("[role=listbox]")).ToBeHiddenAsync();
        await _page.Keyboard.TypeAsync("b");
        await Assertions.Expect(_page.Locator("[role=option]").First).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("ArrowDown");
        await _page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("Zanzibar keyboard");
        Assert.That(new Uri(_page.Url).AbsolutePath, Is.EqualTo($"/en/{SlugOf(story)}"));
    }

    [Test]
    public async Task A_story_that_is_killed_leaves_the_open_page_at_once()
    {
        var story = await Published("doomed");
        await Streaming($"/en/{SlugOf(story)}");
        await _site.Admin.Do(story, "unpublish", new { kill = true, note = "It was not true." });
        await Assertions.Expect(_page.Locator(".absent h1")).ToHaveTextAsync("This story was withdrawn");
        await Assertions.Expect(_page.Locator(".absent__note")).ToHaveTextAsync("It was not true.");
        await Assertions.Expect(_page.Locator(".story__body")).ToHaveCountAsync(0);
        Assert.That(await _page.TitleAsync(), Is.EqualTo("This story was withdrawn"));
    }

    [Test]
    public async Task A_story_that_is_killed_while_nobody_looks_is_gone_when_somebody_does()
    {
        var story = await Published("hidden doom");
        await Streaming($"/en/{SlugOf(story)}");
        await Look(visible: false);
        await _site.Admin.Do(story, "unpublish", new { kill = true });
        await Look(visible: true);
        await Assertions.Expect(_page.Locator(".absent h1")).ToHaveTextAsync("This story was withdrawn");
    }

    [Test]
    public async Task A_server_that_is_busy_leaves_the_story()
    {
        var story = await Published("busy");
        var looks = 0;
        await _page.RouteAsync("**/v1/articles/*?fields=id,version*", route =>
            Interlocked.Increment(ref looks) > 2 ? route.ContinueAsync() : route.FulfillAsync(new RouteFulfillOptions { Status = 503 }));
        await Streaming($"/en/{SlugOf(story)}");
        await Eventually.Is(() => Task.FromResult(Volatile.Read(ref looks)), Is.GreaterThan(0));
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("busy");
        await _site.Admin.Do(story, "unpublish", new { kill = true });
        await Assertions.Expect(_page.Locator(".absent h1")).ToHaveTextAsync("This story was withdrawn", new() { Timeout = 20_000 });
    }

    [Test]
    public async Task What_changes_nothing_on_a_page_is_not_told()
    {
        await Streaming("/hy/section/world");
        var looked = _page.WaitForResponseAsync(response => response.Url.Contains("/hy/section/world?minSeq=", StringComparison.Ordinal));
        await _page.EvaluateAsync("document.querySelector('.card').dataset.stays = 'yes'");
        await _site.Admin.PublishedArticle(Makers.Content(title: "Այլուր", language: "hy", section: "economy"));
        await (await looked).FinishedAsync();
        Assert.That(await _page.Locator(".card[data-stays]").CountAsync(), Is.EqualTo(1));
        await Assertions.Expect(_page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [TestCase("/foo")]
    [TestCase("/xx/section/world")]
    public async Task A_language_that_the_site_lacks_is_not_remembered(string path)
    {
        await _page.GotoAsync(_site.Url + path);
        await Assertions.Expect(_page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("There is nothing here");
        Assert.That(await _page.Locator(".absent .button").GetAttributeAsync("href"), Is.EqualTo("/en"));
        Assert.That(await _page.EvaluateAsync<string?>("localStorage.getItem('news.language')"), Is.Null);
    }

    [Test]
    public async Task A_suggested_person_leads_to_the_list_of_the_person()
    {
        (await _site.Admin.Post(
            "/v1/editorial/tags", new { slug = "quillon", kind = "person", names = new { en = "Xerxa Quillon" } }))
            .Expect(HttpStatusCode.Created);
        await _site.Admin.PublishedArticle(new
        {
            language = "en", title = "About Quillon", section = "world", tags = new[] { "quillon" },
            body = new { format = "markdown", content = "Text." },
        });
        await _page.GotoAsync($"{_site.Url}/en");
        await _page.Locator("input[type=search]").FillAsync("xerxa");
        await _page.Locator("[role=option]").First.ClickAsync();
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("Xerxa Quillon");
    }

    [Test]
    public async Task A_story_that_changed_says_so()
    {
        var story = await Published("changing");
        await Streaming($"/en/{SlugOf(story)}");
        var content = Makers.Content(title: "Changed headline", slug: SlugOf(story), section: "world");
        await _site.Admin.Publish((await _site.Admin.Put($"/v1/editorial/articles/{story.Id}", content, story.ETag)));
        await _page.Locator(".notice button").ClickAsync();
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("Changed headline");
    }

    [Test]
    public async Task A_section_shows_a_new_story_by_itself()
    {
        await Streaming("/en/section/world");
        await Published("Fresh from the newsroom");
        await Assertions.Expect(_page.Locator(".card__title").First).ToHaveTextAsync("Fresh from the newsroom");
        await Assertions.Expect(_page.Locator(".notice")).ToHaveTextAsync("The page has new stories");
    }

    [Test]
    public async Task The_code_is_shown_and_the_print_has_the_story_alone()
    {
        var story = await Published("printed");
        await _page.GotoAsync($"{_site.Url}/en/{SlugOf(story)}");
        await Assertions.Expect(_page.Locator(".story__facts time").First).ToHaveTextAsync(new Regex(@", \d\d:\d\d \(UTC\)$"));
        await _page.Locator("[data-channel=qr]").ClickAsync();
        await Assertions.Expect(_page.Locator("dialog.code img")).ToBeVisibleAsync();
        await Assertions.Expect(_page.Locator("dialog.code img")).ToHaveJSPropertyAsync("complete", true);
        Assert.That(await _page.EvaluateAsync<int>("document.querySelector('dialog.code img').naturalWidth"), Is.GreaterThan(0));
        await _page.Keyboard.PressAsync("Escape");
        await _page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print });
        await _page.EvaluateAsync("document.documentElement.dataset.size = '4'");
        Assert.That(await _page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"), Is.EqualTo("16px"));
        foreach (var hidden in (string[])[".share", ".sections", ".search", ".footer", ".bar", ".story__side"])
            await Assertions.Expect(_page.Locator(hidden).First).ToBeHiddenAsync();
        foreach (var shown in (string[])["h1", ".story__body", ".masthead__name", ".licence__text"])
            await Assertions.Expect(_page.Locator(shown).First).ToBeVisibleAsync();
    }

    private Task Look(bool visible) => _page.EvaluateAsync(
        """
        visible => {
            Object.defineProperty(document, 'visibilityState', { configurable: true, value: visible ? 'visible' : 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """, visible);

    private async Task Streaming(string path)
    {
        var opened = _page.WaitForResponseAsync(response => response.Url.Contains("/v1/changes/stream", StringComparison.Ordinal));
        await _page.GotoAsync(_site.Url + path);
        await opened;
    }

    private Task<Answer> Published(string title, string language = "en", long? translationOf = null) =>
        _site.Admin.PublishedArticle(Makers.Content(title: title, language: language, section: "world", translationOf: translationOf));

    private static string SlugOf(Answer story) => story.Json["content"]!["slug"]!.GetValue<string>();
}
