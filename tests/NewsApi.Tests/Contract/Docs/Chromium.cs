using Microsoft.Playwright;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Docs;

/// <summary>
/// Debian's Chromium, driven by Playwright. Tests without it are skipped, and fail where NEWSAPI_REQUIRE_TOOLS is 1. No browser is ever
/// downloaded.
/// </summary>
internal sealed class Chromium(IPlaywright driver, IBrowser browser) : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    public static async Task<Chromium> Start()
    {
        DebianTool.Need(Executable, "chromium");
        var driver = await Playwright.CreateAsync();
        return new Chromium(driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            // Chromium has no sandbox as root.
            Args = ["--no-sandbox", "--disable-background-networking"],
        }));
    }

    public Task<IPage> Page(BrowserNewPageOptions? options = null) => browser.NewPageAsync(options);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }
}
