using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NewsApi.Tests.Contract.Docs;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media;

/// <summary>A real browser takes the size that fits its window, from the <c>srcset</c> of an answer.</summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[Category("Slow")]
public sealed class PictureBrowserTests
{
    private readonly ProgramFolder _folder = new();
    private Chromium _browser = null!;
    private ProgramProcess _program = null!;
    private JsonNode _picture = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await Chromium.Start();
        _program = await ProgramProcess.Serve(_folder);
        using var client = new HttpClient { BaseAddress = new Uri(_program.Url) };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {File.ReadAllText(_folder.KeyFile).Trim()}");
        var answer = (await new Api(client).PostRaw("/v1/editorial/media", TestPictures.Jpeg(2_400, 1_600), "image/jpeg"))
            .Expect(HttpStatusCode.Created);
        _picture = answer.Json["picture"]!;
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

    [TestCase(300, "small.webp")]
    [TestCase(700, "medium.webp")]
    [TestCase(1_400, "large.webp")]
    public async Task Takes_the_size_that_fits(int width, string file)
    {
        var page = await _browser.Page();
        await page.SetViewportSizeAsync(width, 900);
        var source = _picture["sources"]![0]!;
        await page.SetContentAsync($"""
            <!doctype html><body style="margin:0"><picture>
            <source type="{source["type"]}" srcset="{source["srcset"]}" sizes="100vw">
            <img id="it" src="{_picture["url"]}" srcset="{_picture["srcset"]}" sizes="100vw" style="width:100%" alt="Four quarters">
            </picture>
            """);
        var image = page.Locator("#it");
        await Assertions.Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.That(await image.EvaluateAsync<string>("image => image.currentSrc"), Does.EndWith("/" + file));
        Assert.That(TestPictures.CornersOf(await page.ScreenshotAsync(new() { Clip = new() { Width = width, Height = width * 2 / 3f } }))
            .Zip(TestPictures.Corners).All(pair => TestPictures.AreClose(pair.First, pair.Second)), Is.True, "it looks as it should");
        await page.CloseAsync();
    }
}
