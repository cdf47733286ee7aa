using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NewsApi.Tests.Contract;
using NewsApi.Tests.Contract.Docs;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>The real program with its demo site, and a browser to read it with. The fixtures of this folder share one.</summary>
[SetUpFixture]
public sealed class ReaderSite
{
    private static readonly SemaphoreSlim Gate = new(1);

    private static ReaderSite? _site;

    private ProgramFolder _folder = null!;
    private ProgramProcess _program = null!;
    private Chromium _browser = null!;

    public string Url => _program.Url;

    public Api Anonymous { get; private set; } = null!;

    public Api Admin { get; private set; } = null!;

    /// <summary>Starts both at the first call. Without Chromium the test is skipped, or fails where tools are required.</summary>
    public static async Task<ReaderSite> Get()
    {
        await Gate.WaitAsync();
        try
        {
            return _site ??= await Start();
        }
        finally
        {
            Gate.Release();
        }
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (_site is not { } site)
            return;
        await site._browser.DisposeAsync();
        await site._program.DisposeAsync();
        site._folder.Dispose();
    }

    /// <summary>A window of its own: nothing is remembered from others. Its agent is a person's.</summary>
    public Task<IPage> Window(BrowserNewPageOptions? options = null)
    {
        options ??= new BrowserNewPageOptions();
        options.UserAgent = NewsApi.Tests.Support.Reader.Browser;
        options.ServiceWorkers ??= ServiceWorkerPolicy.Block;
        return _browser.Page(options);
    }

    /// <summary>What axe finds wrong with a page for readers with a disability, each with its place.</summary>
    public static async Task<IReadOnlyList<string>> Barriers(IPage page)
    {
        NodeTools.Need();
        // Evaluated by the browser's debugger, to which the page's policy does not apply.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(NodeTools.Modules, "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<string>(
            """
            async () => {
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                const result = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
                return JSON.stringify(result.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)));
            }
            """);
        return [.. JsonNode.Parse(found)!.AsArray().Select(one => one!.GetValue<string>())];
    }

    private static async Task<ReaderSite> Start()
    {
        var site = new ReaderSite { _browser = await Chromium.Start(), _folder = new ProgramFolder() };
        site._program = await ProgramProcess.Serve(site._folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
        site.Anonymous = site._program.Caller();
        site.Admin = site._program.Caller((await File.ReadAllTextAsync(site._folder.KeyFile)).Trim());
        return site;
    }
}
