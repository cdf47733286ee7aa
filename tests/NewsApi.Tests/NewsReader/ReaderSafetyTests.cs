using System.Net;
using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>Hostile text wherever the newsroom, a partner or an address can put it: a real browser executes nothing of it.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class ReaderSafetyTests
{
    private static readonly string[] Corpus =
    [
        "<script>xss=1</script>", "</script><script>xss=1</script>", "\"><img src=x onerror=xss=1>", "'><svg onload=xss=1>",
        "<iframe srcdoc=\"<script>parent.xss=1</script>\">", "javascript:xss=1", "<a href=\"javascript:xss=1\">x</a>",
        "<img src=\"x\" onerror=\"xss=1\">", "<math><mtext><table><mglyph><style><img src=x onerror=xss=1>", "${xss=1}", "{{constructor}}",
        "<style>@import 'javascript:xss=1'</style>", "<body onload=xss=1>", "<details open ontoggle=xss=1>",
        "</title><script>xss=1</script>",
        "<!--><img src=x onerror=xss=1>-->", "<noscript><p title=\"</noscript><img src=x onerror=xss=1>\">", "\u2028xss=1",
        "]]><script>xss=1</script>",
        "<base href=\"https://evil.example/\">", "<meta http-equiv=refresh content=\"0;url=javascript:xss=1\">", "`onmouseover=xss=1`",
        "<svg><script>xss=1</script></svg>", "<object data=\"javascript:xss=1\">", "&lt;script&gt;xss=1&lt;/script&gt;",
    ];

    [Test]
    public async Task Nothing_of_it_is_executed()
    {
        var site = await ReaderSite.Get();
        var all = string.Join(' ', Corpus);
        var author = await Term(site, "authors", "hostile-author", all);
        var section = await Term(site, "sections", "hostile-section", all);
        var tag = await Term(site, "tags", "hostile-tag", all);
        var story = await site.Admin.PublishedArticle(new
        {
            language = "en", title = all[..200], slug = "hostile", summary = all[..400], section, tags = new[] { tag },
            authors = new[] { new { author, role = "author" } }, byline = all[..200], placeLine = all[..100], responsible = all[..100],
            source = new { name = all[..100], url = "https://evil.example/?\"onclick=xss=1" },
            leadImage = new { url = "https://evil.example/\"onerror=xss=1", alt = all[..300], credit = all[..100] },
            body = new { format = "html", content = $"<p>Text.</p>{string.Concat(Corpus)}" },
        });
        var page = await site.Window();
        var dialogs = 0;
        page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        await page.AddInitScriptAsync("window.xss = 0");
        var paths = new List<string> { "/en/hostile", $"/en/section/{section}", $"/en/tag/{tag}", $"/en/author/{author}", "/en" };
        paths.AddRange(Corpus.Select(one => $"/search?language=en&q={Uri.EscapeDataString(one)}"));
        paths.AddRange(
            ["/en/%3Cscript%3Exss=1%3C%2Fscript%3E", "/en/hostile?language=%22%3E%3Cscript%3Exss%3D1%3C%2Fscript%3E#javascript:xss=1"]);
        await using var host = await StaticHost.Start(site.Url);
        foreach (var path in paths.Select(one => site.Url + one).Concat(paths.Take(8).Select(one => host.Url + one)))
        {
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.Locator("main").WaitForAsync();
            Assert.That(await page.EvaluateAsync<int>("window.xss"), Is.Zero, path);
            // The reader itself sets the colour and the focus of pictures.
            Assert.That(
                await page.Locator("main script, main [onerror], main [onload], main [style]:not(img), main img[style*='url' i]")
                    .CountAsync(),
                Is.Zero, path);
            Assert.That(await page.Locator("a[href^='javascript' i], base, iframe[srcdoc]").CountAsync(), Is.Zero, path);
        }

        await page.GotoAsync(site.Url + "/en");
        await page.Locator("input[type=search]").FillAsync("script");
        await page.Locator("[role=option]").First.WaitForAsync();
        Assert.That(await page.Locator("[role=option] *").CountAsync(), Is.Zero);
        Assert.That((await page.EvaluateAsync<int>("window.xss"), dialogs), Is.EqualTo((0, 0)));
        await page.CloseAsync();
        // Other tests look at fronts, and need no hostile stories there.
        await site.Admin.Do(story, "unpublish");
    }

    private static async Task<string> Term(ReaderSite site, string kind, string slug, string text)
    {
        var names = new { en = text[..100] };
        object body = kind switch
        {
            "tags" => new { slug, kind = "topic", names, descriptions = new { en = text[..200] } },
            "authors" => new { slug, names, bios = new { en = text[..200] } },
            _ => new { slug, names, descriptions = new { en = text[..200] } },
        };
        (await site.Admin.Post($"/v1/editorial/{kind}", body)).Expect(HttpStatusCode.Created);
        return slug;
    }
}
