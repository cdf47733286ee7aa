using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.ShareLinks.Cards;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

/// <summary>When a program that fetches previews gets a card in place of the redirect, and what stands in it.</summary>
public class LinkCardPageTests(Database database) : DatabaseFixture(database)
{
    private static readonly object Preview =
        new { title = "Said otherwise <b>", description = "In other words", imageUrl = "https://img.example/other.png" };

    private Api? _reader;
    private int _aliases;

    [OneTimeTearDown]
    public void Close() => _reader?.Client.Dispose();

    [Test]
    public async Task A_link_with_words_of_its_own_gives_bots_a_card_that_names_the_link()
    {
        await CardTests.Pages(Admin);
        var (article, path) = await Link(Preview);
        var head = await Ask(HttpMethod.Head, path, Reader.Twitterbot);
        var got = await Ask(HttpMethod.Get, path, Reader.Twitterbot);
        IsKeptByNobody(got, head);
        var page = Read(got);
        Assert.That(
            Tags(page, "og:title", "og:description", "og:image"),
            Is.EqualTo(new[] { "Said otherwise <b>", "In other words", "https://img.example/other.png" }));
        // With a channel too, so that a network that comes back through og:url finds the same words.
        Assert.That(
            Tags(page, "og:url").Concat(Tags(Read(await Ask(HttpMethod.Get, path + "-t", Reader.Twitterbot)), "og:url")),
            Is.All.EqualTo("http://localhost" + path));
        await Eventually.Is(() => Clicks(article), Is.EqualTo("click previewBot 2"));
    }

    [Test]
    public async Task Where_the_site_has_no_pages_bots_get_the_articles_card_under_its_own_address()
    {
        await Admin.FourLanguages();
        var (article, path) = await Link(preview: null);
        var head = await Ask(HttpMethod.Head, path, Reader.Twitterbot);
        var got = await Ask(HttpMethod.Get, path, Reader.Twitterbot);
        IsKeptByNobody(got, head);
        var card = $"http://localhost/v1/articles/{article}/card";
        Assert.That(Tags(Read(got), "og:title", "og:url"), Is.EqualTo(new[] { "A story", card }));
        // The page has the whole story for people besides; networks read what stands above it.
        var page = (await Anonymous.Get(new Uri(card).AbsolutePath)).Text;
        var shared = got.Text[..got.Text.IndexOf("<style", StringComparison.Ordinal)];
        Assert.That(page, Does.StartWith(shared));
        await Eventually.Is(() => Clicks(article), Is.EqualTo("click previewBot 1"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task People_are_led_on_all_the_same(bool sitesPages)
    {
        await (sitesPages ? CardTests.Pages(Admin) : Admin.FourLanguages());
        var (article, path) = await Link(Preview);
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get])
            Assert.That(
                (await Ask(method, path, Reader.Browser)).Expect(HttpStatusCode.Found).Headers["Location"],
                sitesPages ? Does.StartWith("https://news.example/en/") : Does.EndWith($"/v1/articles/{article}/card"));
        await Eventually.Is(() => Clicks(article), Is.EqualTo("click human 1"));
    }

    [Test]
    public async Task A_card_takes_no_use_of_a_limited_link()
    {
        await Admin.FourLanguages();
        var (_, path) = await Link(Preview, maxClicks: 1);
        (await Ask(HttpMethod.Get, path, Reader.Twitterbot)).Expect(HttpStatusCode.OK);
        (await Ask(HttpMethod.Get, path, Reader.Browser)).Expect(HttpStatusCode.Found);
        (await Ask(HttpMethod.Get, path, Reader.Twitterbot)).Expect(HttpStatusCode.Gone);
    }

    // A real server: the test host's would send a body in answer to HEAD.
    protected override AppUnderTest Make(Database kind)
    {
        var app = new AppUnderTest(kind, new Dictionary<string, string> { ["NewsApi:Http:PublicUrl"] = "http://localhost" });
        app.UseKestrel(0);
        return app;
    }

    protected override Task Prepare()
    {
        var address = App.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        _reader = new Api(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) });
        return Task.CompletedTask;
    }

    private static void IsKeptByNobody(Answer got, Answer head)
    {
        Assert.That(got.Expect(HttpStatusCode.OK).Headers["Content-Type"], Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(got.Headers["Cache-Control"].Split(", "), Is.EquivalentTo(["private", "no-store"]));
        Assert.That(got.Headers["X-Robots-Tag"], Is.EqualTo("noindex"));
        Assert.That(got.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
        Assert.That((head.Expect(HttpStatusCode.OK).Body, Lines(head)), Is.EqualTo((Array.Empty<byte>(), Lines(got))));
    }

    private static string Lines(Answer answer) =>
        string.Join('\n', answer.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal));

    private static IHtmlDocument Read(Answer answer) => new HtmlParser().ParseDocument(answer.Expect(HttpStatusCode.OK).Text);

    private static IEnumerable<string?> Tags(IHtmlDocument page, params string[] names) =>
        names.Select(name => page.QuerySelector($"meta[property=\"{name}\"]")?.GetAttribute("content"));

    private Task<Answer> Ask(HttpMethod method, string path, string agent) => _reader!.Send(method, path, null, [("User-Agent", agent)]);

    private async Task<string> Clicks(long article)
    {
        await App.Aggregate();
        return string.Join(", ", App.Database.Totals("article", article).Select(total => $"{total.Key} {total.Value}"));
    }

    /// <summary>A link to a new article.</summary>
    private async Task<(long Article, string Path)> Link(object? preview, int? maxClicks = null)
    {
        var articleId = (await Editor.PublishedArticle(Makers.Content("A story", $"a-story-{++_aliases}"))).Id;
        var alias = $"card-{_aliases}";
        (await Editor.Post("/v1/editorial/share-links", new { articleId, alias, preview, maxClicks, onExpiry = "gone" })).Expect(
            HttpStatusCode.Created);
        return (articleId, "/s/" + alias);
    }
}
