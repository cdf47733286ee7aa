using System.Text.Json.Nodes;
using NewsApi.Tests.Contract;

namespace NewsApi.Tests.NewsReader;

/// <summary>
/// Lighthouse on the local machine: on a slow phone's network and processor, as it comes; and the paint of the largest element with a
/// processor four times slower.
/// </summary>
[Platform(Exclude = "Win", Reason = "The browser is Debian's.")]
[NonParallelizable]
[Category("Slow")]
public sealed class ReaderLighthouseTests
{
    private const int Least = 95, MostMilliseconds = 1_000, Attempts = 3;

    [TestCase("front")]
    [TestCase("article")]
    public async Task Marks_are_high(string page)
    {
        var site = await ReaderSite.Get();
        var story = (await site.Anonymous.Get("/v1/articles?language=en&limit=1&sort=publishedAt")).Json["items"]![0]!;
        var address = site.Url + (page == "front" ? "/en" : $"/en/{story["slug"]}");
        // The first request makes the page.
        await site.Anonymous.Get(new Uri(address).PathAndQuery);
        var marks = new Dictionary<string, double>();
        var (paint, failed) = (double.MaxValue, "");
        // The best of some, because other programs run at the same time.
        for (var attempt = 0; attempt < Attempts && !(paint < MostMilliseconds && marks.Values.All(mark => mark >= Least)); attempt++)
        {
            var audits = await Run(address, marks);
            // Measured in the browser with its processor slowed, before the network of a phone is added by calculation.
            paint = audits["metrics"]!["details"]!["items"]![0]!["observedLargestContentfulPaint"]!.GetValue<double>();
            failed = string.Join('\n', audits.Where(one => one.Value!["score"]?.GetValue<double?>() is < 0.9)
                .Select(one => $"{one.Key}: {one.Value!["displayValue"]}"));
            TestContext.Out.WriteLine($"{page}: {string.Join(", ", marks.Select(one => $"{one.Key} {one.Value:0}"))}; LCP {paint:0} ms");
        }

        Assert.That(marks.Values, Has.All.GreaterThanOrEqualTo(Least), failed);
        Assert.That(paint, Is.LessThan(MostMilliseconds));
    }

    private static async Task<JsonObject> Run(string address, Dictionary<string, double> marks)
    {
        var folder = NodeTools.Folder();
        try
        {
            var report = Path.Combine(folder, "report.json");
            await NodeTools.Run(
                folder, "lighthouse/cli/index.js", address, "--quiet", "--output=json", $"--output-path={report}",
                "--only-categories=performance,accessibility,best-practices,seo",
                // It takes the licence (RSL) and content signals of robots.txt for errors, because it does not know them.
                "--skip-audits=robots-txt",
                "--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-dev-shm-usage");
            var result = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
            foreach (var (name, category) in result["categories"]!.AsObject())
                marks[name] = category!["score"]!.GetValue<double>() * 100;
            return result["audits"]!.AsObject();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
