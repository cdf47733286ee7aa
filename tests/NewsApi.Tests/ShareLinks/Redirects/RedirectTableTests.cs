using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

/// <summary>The table of what a short link answers, row by row.</summary>
public class RedirectTableTests(Database database) : DatabaseFixture(database)
{
    private long _article;
    private Api? _reader;
    private int _aliases;

    [OneTimeTearDown]
    public void Close() => _reader?.Client.Dispose();

    [Test]
    public async Task Live()
    {
        var link = await Link(new { campaign = new { source = "mail" } });
        var answer = (await _reader!.Get(link)).Expect(HttpStatusCode.Found);
        Assert.That(Uri.TryCreate(answer.Headers["Location"], UriKind.Absolute, out _));
        Assert.That(answer.Headers["Location"].All(char.IsAscii));
        Assert.That(answer.Headers["Location"], Does.EndWith("/the-story?utm_source=mail"));
        Assert.That(answer.Headers["Cache-Control"].Split(", "), Is.EquivalentTo(["private", "no-store"]));
        Assert.That(answer.Headers["X-Robots-Tag"], Is.EqualTo("noindex"));
        Assert.That(answer.Body, Is.Empty);
    }

    [Test]
    public async Task Live_with_an_address_in_letters_of_its_own()
    {
        var content = new
        {
            language = "en", title = "Elsewhere", body = new { format = "markdown", content = "There." },
            canonicalUrl = "https://новости.рф/лента?я=ж",
        };
        var link = await Link(new { articleId = (await Editor.PublishedArticle(content)).Id });
        Assert.That(await Location(link), Is.EqualTo("https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0?%D1%8F=%D0%B6"));
    }

    [TestCase("live")]
    [TestCase("gone")]
    [TestCase("unknown")]
    [TestCase("page")]
    public async Task HEAD_is_the_same(string kind)
    {
        var link = kind switch
        {
            "live" => await Link(new { }),
            "gone" => await Link(new { expiresAt = "2026-01-01T00:00:00Z", onExpiry = "gone" }),
            "page" => await Link(new { }) + "+",
            _ => "/s/b7kq2mx",
        };
        var got = await _reader!.Get(link);
        var head = await Head(link);
        Assert.That(head.Status, Is.EqualTo(got.Status));
        Assert.That(Lines(head), Is.EqualTo(Lines(got)));
        Assert.That(head.Body, Is.Empty);
    }

    [Test]
    public async Task HEAD_and_prefetches_take_no_use()
    {
        var link = await Link(new { maxClicks = 1, onExpiry = "gone" });
        await Head(link);
        (await _reader!.Get(link, ("Sec-Purpose", "prefetch;prerender"))).Expect(HttpStatusCode.Found);
        (await _reader!.Get(link + "+")).Expect(HttpStatusCode.OK);
        (await _reader!.Get("/v1/share-links/" + link[3..])).Expect(HttpStatusCode.OK);
        (await _reader!.Get(link)).Expect(HttpStatusCode.Found);
        (await Head(link)).Expect(HttpStatusCode.Gone);
    }

    [TestCase("")]
    [TestCase("text/html")]
    [TestCase("application/json")]
    public async Task Unknown_malformed_draft_embargoed_and_not_yet_valid_are_one_and_the_same_404(string accept)
    {
        var draft = await Editor.Article(Makers.Content(slug: $"a-draft-{_aliases}"));
        var embargoed = await Editor.Article(Makers.Content(slug: $"embargoed-{_aliases}"));
        await Editor.Do(embargoed, "schedule", new { publishAt = "2999-01-01T00:00:00Z" });
        var taken = await Link(new { articleId = draft.Id, maxClicks = 1, onExpiry = "gone", preview = new { title = "Secret" } });
        string[] links =
        [
            "/s/b7kq2mx", "/s/b7kq2mx-t", "/s/b7kq2mx+", "/s/-", "/s/a", "/s/%D1%8F", "/s/a--b", "/s/x/y", "/s/" + new string('b', 60),
            "/s/+", taken, taken + "-t", taken + "+",
            await Link(new { articleId = embargoed.Id }),
            await Link(new { startsAt = "2999-01-01T00:00:00Z" }),
            await Link(new { articleId = draft.Id, expiresAt = "2026-01-01T00:00:00Z", onExpiry = "gone" }),
        ];
        var answers = new List<Answer>();
        foreach (var link in links)
            answers.Add((await _reader!.Get(link, ("Accept", accept))).Expect(HttpStatusCode.NotFound));
        Assert.That(answers.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Select(Lines).Distinct().Count(), Is.EqualTo(1), string.Join("\n\n", answers.Select(Lines).Distinct()));
    }

    [TestCase("expired")]
    [TestCase("used up")]
    [TestCase("ended")]
    public async Task Over_without_more_said_it_leads_to_the_article_without_campaign(string how)
    {
        var link = await Over(how, onExpiry: null);
        Assert.That(await Location(link), Does.EndWith("/the-story"));
        Assert.That(await Location(link + "-n?utm_term=a"), Does.EndWith("/the-story?print=1&utm_term=a"));
    }

    [TestCase("expired")]
    [TestCase("used up")]
    [TestCase("ended")]
    public async Task Over_and_meant_to_be_gone_it_is_410(string how) =>
        Assert.That((await _reader!.Get(await Over(how, "gone"))).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("gone"));

    [TestCase("withdrawn", 410)]
    [TestCase("legal", 451)]
    public async Task Unpublished_it_says_so(string reason, int status)
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "taken-back-" + reason));
        var link = await Link(new { articleId = article.Id });
        await Editor.Do(article, "unpublish", new { reason });
        var answer = (await _reader!.Get(link)).Expect((HttpStatusCode)status);
        Assert.That(answer.Headers["X-Robots-Tag"], Is.EqualTo("noindex"));
        Assert.That((await _reader!.Get(link + "+")).Text, Is.EqualTo(answer.Text));
        (await _reader!.Get("/v1/share-links/" + link[3..])).Expect((HttpStatusCode)status);
    }

    [Test]
    public async Task Replaced_it_leads_to_the_replacement_with_its_campaign()
    {
        var replacement = await Editor.PublishedArticle(Makers.Content(slug: "instead"));
        var article = await Editor.PublishedArticle(Makers.Content(slug: "replaced"));
        var link = await Link(new { articleId = article.Id, campaign = new { medium = "chat" } });
        await Editor.Do(article, "unpublish", new { reason = "replaced", replacedBy = replacement.Id });
        Assert.That(await Location(link), Does.EndWith("/instead?utm_medium=chat"));
    }

    [TestCase("ru", "?lang=hy", "az", "ru", Description = "the link's")]
    [TestCase(null, "?lang=hy", "az", "hy", Description = "else ?lang")]
    [TestCase(null, "", "az, ru;q=0.5", "az", Description = "else Accept-Language")]
    [TestCase(null, "?lang=ru-RU", "az", "ru", Description = "by lookup, as of Accept-Language")]
    [TestCase(null, "?lang=HY-arevmda", "az", "hy", Description = "by lookup, as of Accept-Language")]
    [TestCase(null, "?lang=*", "az", "az", Description = "what is no tag counts for nothing")]
    [TestCase(null, "?lang=ka", "ka, en;q=0.1, ru;q=0.5", "ru", Description = "a language that there is not counts for nothing")]
    [TestCase(null, "", null, "en", Description = "else the site's")]
    [TestCase(null, "", "ka", "en", Description = "else the site's")]
    public async Task Language_is_the_links_else_the_addresss_else_the_browsers_else_the_sites(
        string? ofLink, string query, string? header, string expected)
    {
        await Admin.FourLanguages();
        await Pages();
        var first = await Editor.PublishedArticle(Makers.Content(language: "hy"));
        foreach (var language in (string[])["en", "ru", "az"])
            await Editor.PublishedArticle(Makers.Content(language: language, translationOf: first.Id));
        var link = await Link(new { articleId = first.Id, language = ofLink });
        var location = await Location(link + query, header is null ? [] : [("Accept-Language", header)]);
        Assert.That(location, Does.Contain($"/{expected}/").And.Not.Contain("lang"));
        if (query == "?lang=*")
            return;
        var read = await _reader!.Get(
            $"/v1/share-links/{link[3..]}{query.Replace("lang", "language")}", header is null ? [] : [("Accept-Language", header)]);
        Assert.That(read.Expect(HttpStatusCode.OK).Value<string>("language"), Is.EqualTo(expected));
    }

    [TestCase("?utm_source=a&ref=b", "?utm_source=a&ref=b")]
    [TestCase("?UTM_Campaign=a%20b&REF=c", "?utm_campaign=a%20b&ref=c")]
    [TestCase("?url=https://evil.example/&next=//evil.example&slug=other&id=1&print=1&lang=en&fbclid=x", "")]
    [TestCase("?ref=a&ref=b&utm_source=x&utm_source=y", "?ref=a&utm_source=x")]
    [TestCase("?utm_=a&utm=b&xutm_source=c&ref_=d&utm_source%00=e", "")]
    public async Task Of_the_query_only_utm_and_ref_go_along(string query, string expected) =>
        Assert.That(await Location(await Link(new { }) + query), Does.EndWith("/the-story" + expected));

    [TestCase("?utm_source=thief&utm_medium=m", "/the-story?utm_source=ours&utm_medium=m")]
    public async Task No_parameter_changes_the_links_own_campaign(string query, string expected) =>
        Assert.That(await Location(await Link(new { campaign = new { source = "ours" } }) + query), Does.EndWith(expected));

    [TestCase(".")]
    [TestCase(",")]
    [TestCase(")")]
    [TestCase("]")]
    [TestCase("%C2%BB")]
    [TestCase("%22")]
    [TestCase("/")]
    [TestCase(").%22/")]
    public async Task Decoration_is_trimmed(string decoration)
    {
        var link = await Link(new { });
        Assert.That(await Location(link + decoration), Does.EndWith("/the-story"));
        Assert.That(await Location(link + "-t" + decoration), Does.EndWith("/the-story"));
        (await _reader!.Get(link + "+" + decoration)).Expect(HttpStatusCode.OK);
    }

    [TestCase("Sec-Purpose", "prefetch")]
    [TestCase("Sec-Purpose", "prefetch;prerender")]
    [TestCase("Purpose", "prefetch")]
    [TestCase("X-Moz", "prefetch")]
    [TestCase("X-Purpose", "preview")]
    public async Task A_prefetch_is_served_and_counted_as_no_person(string header, string value)
    {
        var link = await Link(new { articleId = await Fresh() });
        Assert.That(await Location(link, ("User-Agent", Reader.Browser), (header, value)), Does.StartWith("https://pages.example/en/"));
        await Eventually.Is(() => Clicks(link, "class"), Is.EqualTo(new[] { "prefetch 1" }));
    }

    [Test]
    public async Task A_scan_of_the_QR_code_is_counted_apart_from_taps()
    {
        var link = await Link(new { articleId = await Fresh() });
        foreach (var (path, agent) in (IEnumerable<(string, string)>)[(link + "-t", Reader.Browser),
            (link.ToUpperInvariant() + "-Q", Reader.Phone), (link, Reader.Browser + " Edg/142")])
            await Location(path, ("User-Agent", agent));
        await Eventually.Is(() => Clicks(link, "channel"), Is.EquivalentTo(new[] { "(none) 1", "qr 1", "telegram 1" }));
        await Eventually.Is(() => Clicks(link, "class"), Is.EqualTo(new[] { "human 3" }));
    }

    [TestCase("Twitterbot/1.0")]
    [TestCase("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [TestCase("TelegramBot (like TwitterBot)")]
    [TestCase("WhatsApp/2.23.20.0")]
    public async Task A_preview_bot_gets_the_same_302_as_people_where_the_site_has_pages(string agent)
    {
        var link = await Link(new { });
        var person = await _reader!.Get(link, ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        var bot = await _reader!.Get(link, ("User-Agent", agent));
        Assert.That((bot.Status, bot.Text, Lines(bot)), Is.EqualTo((HttpStatusCode.Found, "", Lines(person))));
    }

    // A real server: the test host's would send a body in answer to HEAD.
    protected override AppUnderTest Make(Database kind)
    {
        var app = new AppUnderTest(kind);
        app.UseKestrel(0);
        return app;
    }

    protected override async Task Prepare()
    {
        await Pages();
        _article = (await Editor.PublishedArticle(Makers.Content(slug: "the-story"))).Id;
        var address = App.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        _reader = new Api(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) });
    }

    private async Task Pages()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "S", baseUrl = "https://pages.example", languages = site.Json["languages"], defaultLanguage = "en" },
            site.ETag)).Expect(HttpStatusCode.OK);
    }

    private async Task<string> Over(string how, string? onExpiry)
    {
        var campaign = new { source = "mail" };
        var link = how switch
        {
            "expired" => await Link(new { campaign, onExpiry, expiresAt = "2026-01-01T00:00:00Z" }),
            "used up" => await Link(new { campaign, onExpiry, maxClicks = 1 }),
            _ => await Link(new { campaign, onExpiry }),
        };
        if (how == "used up")
            Assert.That(await Location(link), Does.EndWith("/the-story?utm_source=mail"));
        if (how == "ended")
        {
            var made = (await Editor.Get($"/v1/editorial/share-links?articleId={_article}&limit=1")).Json["items"]![0]!;
            (await Editor.Delete($"/v1/editorial/share-links/{made["id"]}", "\"v1\"")).Expect(HttpStatusCode.NoContent);
        }

        return link;
    }

    /// <summary>A new link to the fixture's article, or to the one that the settings name.</summary>
    private async Task<string> Link(object settings)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(settings)!;
        body["articleId"] ??= _article;
        body["alias"] = $"row-{++_aliases:D4}-{TestContext.CurrentContext.Random.GetString(6, "bcdfgh")}";
        return "/s/" + (await Editor.Post("/v1/editorial/share-links", body)).Expect(HttpStatusCode.Created).Value<string>("code");
    }

    /// <summary>An article of which nobody's click was counted: a person counts once in half an hour.</summary>
    private async Task<long> Fresh() => (await Editor.PublishedArticle()).Id;

    private async Task<IReadOnlyList<string>> Clicks(string link, string by)
    {
        await App.Aggregate();
        var all = (await Editor.Get("/v1/editorial/share-links?limit=100")).Json["items"]!.AsArray();
        var id = all.Single(one => one!["code"]!.GetValue<string>() == link[3..])!["id"];
        var stats = (await Editor.Get($"/v1/editorial/share-links/{id}/stats?groupBy={by}&granularity=total")).Expect(HttpStatusCode.OK);
        return [.. stats.Json["points"]!.AsArray().Select(point => $"{point!["group"]} {point["clicks"]}")];
    }

    private Task<Answer> Head(string path) => _reader!.Send(HttpMethod.Head, path, null, []);

    private async Task<string> Location(string path, params (string, string)[] headers) =>
        (await _reader!.Get(path, headers)).Expect(HttpStatusCode.Found).Headers["Location"];

    private static string Lines(Answer answer) =>
        string.Join(
            '\n',
            answer.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}: {header.Value}"));
}
