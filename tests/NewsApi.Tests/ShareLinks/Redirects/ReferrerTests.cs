using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

/// <summary>Where somebody comes from who follows a link: counted where it can be read, and never a reason not to lead on.</summary>
public class ReferrerTests(Database database) : DatabaseFixture(database)
{
    private Api? _reader;
    private Wire _wire = null!;
    private string _code = "";
    private long _link;

    [SetUp]
    public async Task NewLink()
    {
        var article = await Editor.PublishedArticle();
        _code = $"from-{article.Id}";
        _link = (await Editor.Post("/v1/editorial/share-links", new { articleId = article.Id, alias = _code })).Expect(
            HttpStatusCode.Created).Id;
    }

    // Headers are Latin-1 on the wire, and Uri takes hosts that have no form in ASCII.
    [TestCase('\u00ff', 59)]
    [TestCase('\u00e9', 200)]
    [TestCase('a', 64)]
    [TestCase('a', 20_000)]
    [TestCase('.', 20_000)]
    [TestCase('\u00ad', 3)]
    public async Task A_host_that_is_none_leads_on_all_the_same(char letter, int times)
    {
        var answer = await _wire.Send($"GET /s/{_code} HTTP/1.1\nReferer: https://{new string(letter, times)}.com/");
        Assert.That(answer.Expect(HttpStatusCode.Found).Headers["Location"], Does.EndWith("/card"));
    }

    [TestCase("https://t.me/s/channel", "t.me")]
    [TestCase("HTTPS://News.Example/a?b#c", "news.example")]
    [TestCase("https://xn--e1afmkfd.com/", "xn--e1afmkfd.com")]
    [TestCase("android-app://org.telegram.messenger/", "(none)")]
    [TestCase("t.me", "(none)")]
    public async Task A_host_is_counted(string referrer, string counted)
    {
        using var answer = await new Reader(_reader!.Client, Reader.Browser, ("Referer", referrer)).Get("/s/" + _code);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        await Eventually.Is(Referrers, Is.EqualTo(counted + " 1"));
    }

    [Test]
    public async Task Of_a_giant_address_the_host_is_counted()
    {
        using var answer =
            await new Reader(_reader!.Client, Reader.Browser, ("Referer", "https://t.me/" + new string('x', 20_000))).Get("/s/" + _code);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        await Eventually.Is(Referrers, Is.EqualTo("t.me 1"));
    }

    [OneTimeTearDown]
    public void Close() => _reader?.Client.Dispose();

    protected override AppUnderTest Make(Database kind)
    {
        var app = new AppUnderTest(kind);
        app.UseKestrel(0);
        return app;
    }

    protected override async Task Prepare()
    {
        var address =
            new Uri(App.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        _reader =
            new Api(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address });
        _wire = new Wire(address.Port, await App.Key(Role.Admin));
    }

    private async Task<string> Referrers()
    {
        await App.Aggregate();
        var stats =
            (await Editor.Get($"/v1/editorial/share-links/{_link}/stats?groupBy=referrer&granularity=total")).Expect(HttpStatusCode.OK);
        return string.Join(", ", stats.Json["points"]!.AsArray().Select(point => $"{point!["group"]} {point["clicks"]}"));
    }
}
