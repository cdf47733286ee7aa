using Microsoft.Playwright;

namespace NewsApi.Tests.Contract.Docs;

/// <summary>The page <c>/docs</c> in a browser.</summary>
internal sealed class DocsPage(IPage page, string url)
{
    private const int Attempts = 3;

    public IPage Page => page;

    public ILocator Operations => page.Locator(".opblock");

    public ILocator Filter => page.Locator(".operation-filter-input");

    public async Task Open(string fragment = "")
    {
        await page.GotoAsync($"{url}/docs/index.html{fragment}");
        await Operations.First.WaitForAsync();
    }

    public ILocator Operation(string id) => page.Locator($".opblock[id$='-{id}']");

    public ILocator Padlock(string id) => Operation(id).Locator(".authorization__btn");

    /// <summary>Brings an operation into view by the filter: of a long list the page has only what is near.</summary>
    public async Task Show(string id)
    {
        await ShowAll(id);
        await Operation(id).WaitForAsync();
    }

    /// <summary>Brings all operations with a word into view; so few that the page keeps them all.</summary>
    public async Task ShowAll(string word)
    {
        await Filter.FillAsync(word);
        await page.Locator(".operations-virtual").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    /// <summary>
    /// All groups with what is said of them, from the top. The page has only those that are near, and may draw them late, so it is walked
    /// until nothing new is seen.
    /// </summary>
    public async Task<IReadOnlyList<(string Name, string Text)>> Groups()
    {
        var all = new List<(string Name, string Text)>();
        for (var seen = -1; seen < all.Count;)
        {
            seen = all.Count;
            for (var top = 0; top < await page.EvaluateAsync<int>("document.body.scrollHeight"); top += 400)
            {
                await page.EvaluateAsync(
                    "top => new Promise(drawn => { scrollTo(0, top); requestAnimationFrame(() => requestAnimationFrame(drawn)); })", top);
                var near = await page.Locator(".opblock-tag").EvaluateAllAsync<string[][]>(
                    "all => all.map(one => [one.dataset.tag, one.querySelector('small')?.innerText ?? ''])");
                // Behind the one before it; the first of them in front of the first that is known.
                var place = all.FindIndex(one => near.Any(other => other[0] == one.Name));
                place = place < 0 ? all.Count : place;
                foreach (var one in near)
                {
                    var known = all.FindIndex(other => other.Name == one[0]);
                    if (known < 0)
                        all.Insert(place, (one[0], one[1]));
                    place = (known < 0 ? place : known) + 1;
                }
            }
        }

        return all;
    }

    public async Task Expand(string id)
    {
        await Show(id);
        await ExpandShown(id);
    }

    public async Task ExpandShown(string id)
    {
        // A click while the filter draws the list anew is lost.
        for (var attempt = 0; attempt == 0 || (attempt < Attempts && !await IsOpen(id)); attempt++)
            await Operation(id).Locator(".opblock-summary-control").ClickAsync();
        await Operation(id).Locator(".responses-wrapper").WaitForAsync();
    }

    private async Task<bool> IsOpen(string id)
    {
        try
        {
            await page.Locator($".opblock.is-open[id$='-{id}']").WaitForAsync(new LocatorWaitForOptions { Timeout = 2_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async Task Authorize(string key)
    {
        await page.Locator(".auth-wrapper .authorize").First.ClickAsync();
        await page.Locator(".dialog-ux input").FillAsync(key);
        await page.Locator(".dialog-ux .authorize").ClickAsync();
        await page.Locator(".dialog-ux .btn-done").ClickAsync();
    }

    /// <summary>Presses the buttons of the form without a change in its fields, and returns the request that the page sends.</summary>
    public async Task<IRequest> TryOut(string id)
    {
        await Operation(id).Locator(".try-out__btn").ClickAsync();
        return await page.RunAndWaitForRequestAsync(() => Operation(id).Locator(".execute").ClickAsync(), _ => true);
    }

    /// <summary>The processor time that the page's main thread has used since it began, whatever else the machine did meanwhile.</summary>
    public static async Task<TimeSpan> Used(ICDPSession session)
    {
        var answer = (await session.SendAsync("Performance.getMetrics"))!.Value;
        var metric = answer.GetProperty("metrics").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "TaskDuration");
        return TimeSpan.FromSeconds(metric.GetProperty("value").GetDouble());
    }

    public async Task<ICDPSession> Measure()
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        return session;
    }
}
