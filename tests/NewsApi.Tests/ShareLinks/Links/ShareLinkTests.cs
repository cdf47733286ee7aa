using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Links;

public class ShareLinkTests(Database database) : DatabaseFixture(database)
{
    private long _article;

    [Test]
    public async Task A_link_is_made_read_listed_changed_and_ended()
    {
        var link = (await Editor.Post(
            "/v1/editorial/share-links",
            new { articleId = _article, alias = "Spring-Sale", campaign = new { source = "mail", name = "spring" } }))
            .Expect(HttpStatusCode.Created);
        Assert.That((link.Value<string>("code"), link.Value<string>("state")), Is.EqualTo(("spring-sale", "live")));
        Assert.That(await Location("/s/SPRING-sale"), Does.EndWith("?utm_source=mail&utm_campaign=spring"));
        Assert.That((await Editor.Get($"/v1/editorial/share-links?articleId={_article}")).Ids, Does.Contain(link.Id));

        var path = $"/v1/editorial/share-links/{link.Id}";
        var changed = (await Editor.Put(path, new { note = "for readers", onExpiry = "gone" }, link.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Location("/s/spring-sale"), Does.Not.Contain("utm_"));
        (await Editor.Delete(path, changed.ETag)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get("/s/spring-sale")).Expect(HttpStatusCode.Gone);
        Assert.That((await Editor.Get(path)).Value<string>("state"), Is.EqualTo("ended"));
        var again = await Editor.Post("/v1/editorial/share-links", new { articleId = _article, alias = "spring-sale" });
        Assert.That(again.Expect(HttpStatusCode.Conflict).Places, Is.EqualTo(new[] { "/alias" }));
    }

    [Test]
    public async Task Unknown_waiting_and_draft_links_answer_the_same_bytes()
    {
        var draft = await Editor.Article(Makers.Content(slug: "hidden-draft"));
        await Editor.Post("/v1/editorial/share-links", new { articleId = draft.Id, alias = "to-a-draft" });
        await Editor.Post("/v1/editorial/share-links", new { articleId = _article, alias = "not-yet", startsAt = "2999-01-01T00:00:00Z" });
        var answers = new List<Answer>();
        foreach (var code in (string[])["to-a-draft", "not-yet", "b7kq2mx", "no", "b7kq2mx-z", "%D1%8F"])
            answers.Add((await Anonymous.Get("/s/" + code)).Expect(HttpStatusCode.NotFound));
        Assert.That(answers.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Select(answer => string.Join('\n', answer.Headers)).Distinct().Count(), Is.EqualTo(1));
        (await Anonymous.Get("/v1/share-links/to-a-draft")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task An_expired_link_leads_on_without_its_campaign_or_is_gone_by_its_own_choice()
    {
        foreach (var (alias, onExpiry) in (IEnumerable<(string, string?)>)[("lead-on", null), ("be-gone", "gone")])
            (await Editor.Post("/v1/editorial/share-links", new
            {
                articleId = _article, alias, onExpiry, expiresAt = "2026-01-01T00:00:00Z", campaign = new { source = "old" },
            })).Expect(HttpStatusCode.Created);
        Assert.That(await Location("/s/lead-on?utm_medium=chat"), Does.EndWith("?utm_medium=chat"));
        (await Anonymous.Get("/s/be-gone")).Expect(HttpStatusCode.Gone);
    }

    [Test]
    public async Task The_articles_life_decides_what_its_links_answer()
    {
        var replacement = await Editor.PublishedArticle(Makers.Content(slug: "stands-in"));
        foreach (var (alias, body, status) in (IEnumerable<(string, object, int)>)
                 [("life-gone", new { reason = "withdrawn" }, 410), ("life-law", new { reason = "legal" }, 451),
                  ("life-other", new { reason = "replaced", replacedBy = replacement.Id }, 302)])
        {
            var article = await Editor.PublishedArticle(Makers.Content());
            (await Editor.Post("/v1/editorial/share-links", new { articleId = article.Id, alias })).Expect(HttpStatusCode.Created);
            (await Anonymous.Get("/s/" + alias)).Expect(HttpStatusCode.Found);
            (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", body, article.ETag)).Expect(HttpStatusCode.OK);
            (await Anonymous.Get("/s/" + alias)).Expect((HttpStatusCode)status);
        }

        Assert.That(await Location("/s/life-other"), Does.EndWith($"/v1/articles/{replacement.Id}/card"));
    }

    [Test]
    public async Task A_link_whose_time_is_over_stays_over_when_its_article_is_replaced()
    {
        var replacement = await Editor.PublishedArticle(Makers.Content(slug: "stands-in-2"));
        var article = await Editor.PublishedArticle(Makers.Content());
        foreach (var (alias, onExpiry) in (IEnumerable<(string, string)>)[("over-gone", "gone"), ("over-on", "article")])
            await Editor.Post("/v1/editorial/share-links", new
            {
                articleId = article.Id, alias, onExpiry, expiresAt = "2026-01-01T00:00:00Z", campaign = new { source = "nl" },
            });
        await Editor.Post(
            $"/v1/editorial/articles/{article.Id}/unpublish", new { reason = "replaced", replacedBy = replacement.Id }, article.ETag);
        (await Anonymous.Get("/s/over-gone")).Expect(HttpStatusCode.Gone);
        Assert.That(await Location("/s/over-on"), Does.EndWith($"/v1/articles/{replacement.Id}/card"));
    }

    [Test]
    public async Task The_automatic_link_lives_as_long_as_its_article()
    {
        var automatic = (await Editor.Get($"/v1/editorial/share-links?articleId={_article}&limit=100")).Json["items"]!.AsArray()
            .Single(link => link!["automatic"]!.GetValue<bool>())!;
        var path = $"/v1/editorial/share-links/{automatic["id"]}";
        Assert.That((await Editor.Delete(path, "\"v1\"")).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("automatic_link"));
        (await Editor.Put(path, new { expiresAt = "2999-01-01T00:00:00Z" }, "\"v1\"")).Expect(HttpStatusCode.Conflict);
        var changed = (await Editor.Put(path, new { note = "kept" }, "\"v1\"")).Expect(HttpStatusCode.OK);
        Assert.That(changed.Value<string>("language"), Is.EqualTo("en"));
    }

    [Test]
    public async Task On_a_site_without_pages_a_link_leads_people_to_the_articles_card()
    {
        (await Editor.Post(
            "/v1/editorial/share-links", new { articleId = _article, alias = "no-pages", campaign = new { source = "mail" } })).Expect(
                HttpStatusCode.Created);
        var printed = await Location("/s/no-pages-n?ref=x");
        Assert.That(printed, Does.EndWith("?utm_source=mail&print=1&ref=x"));
        var page = (await Anonymous.Get(new Uri(printed).PathAndQuery)).Expect(HttpStatusCode.OK);
        Assert.That(page.Headers["Content-Type"], Does.StartWith("text/html"));
        Assert.That(page.Text, Does.Contain("A shared story"));
    }

    [Test]
    public async Task On_a_site_without_pages_everything_names_one_address_of_the_article()
    {
        var card = $"http://localhost/v1/articles/{_article}/card";
        var kit = (await Anonymous.Get($"/v1/articles/{_article}/share")).Expect(HttpStatusCode.OK);
        Assert.That(
            (kit.Value<string>("canonicalUrl"), kit.Json["print"]!["url"]!.GetValue<string>()), Is.EqualTo((card, card + "?print=1")));
        var path = new Uri(kit.Value<string>("shortUrl")).AbsolutePath;
        Assert.That(await Location(path), Is.EqualTo(card));
        Assert.That((await Anonymous.Get("/v1/share-links/" + path["/s/".Length..])).Value<string>("canonicalUrl"), Is.EqualTo(card));
        var article = await Anonymous.Get($"/v1/articles/{_article}");
        Assert.That(article.Value<string>("url"), Is.EqualTo(card));
        Assert.That((await Anonymous.Get($"/v1/articles/{_article}/card")).Text, Does.Contain($"<link rel=\"canonical\" href=\"{card}\">"));
        foreach (var url in (string[])[card, kit.Value<string>(
            "shortUrl"), $"http://localhost/v1/articles/by-slug/en/{article.Value<string>("slug")}"])
            Assert.That(
                (await Anonymous.Get("/oembed?url=" + Uri.EscapeDataString(url))).Value<string>("html"),
                Does.Contain($"<a href=\"{card}\">"), url);
    }

    [Test]
    public async Task Links_are_listed_by_any_id_that_an_article_can_have()
    {
        Assert.That((await Editor.Get("/v1/editorial/share-links?articleId=9007199254740991")).Expect(HttpStatusCode.OK).Ids, Is.Empty);
        Assert.That(
            (await Editor.Get("/v1/editorial/share-links?articleId=9007199254740992")).Expect(HttpStatusCode.BadRequest).Places,
            Is.EqualTo(new[] { "articleId" }));
    }

    [Test]
    public async Task Posts_on_X_name_the_sites_profile()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new
        {
            name = "S", languages = site.Json["languages"], defaultLanguage = "en", social = new { x = "https://x.com/harbour_post" },
        }, site.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get($"/v1/articles/{_article}/share")).Text, Does.Contain("&via=harbour_post"));
    }

    [Test]
    public async Task The_link_else_the_address_else_the_browser_else_the_site_decides_the_language()
    {
        await Admin.FourLanguages();
        var english = await Editor.PublishedArticle(Makers.Content(slug: "in-english"));
        var russian = await Editor.PublishedArticle(Makers.Content(slug: "in-russian", language: "ru", translationOf: english.Id));
        await Editor.Post("/v1/editorial/share-links", new { articleId = english.Id, alias = "any-tongue" });
        await Editor.Post("/v1/editorial/share-links", new { articleId = english.Id, alias = "ru-tongue", language = "ru" });
        Assert.That(await Location("/s/ru-tongue?lang=en"), Does.Contain($"/{russian.Id}/"));
        Assert.That(await Location("/s/any-tongue?lang=ru"), Does.Contain($"/{russian.Id}/").And.Not.Contain("lang"));
        Assert.That(await Location("/s/any-tongue", ("Accept-Language", "ru, en;q=0.3")), Does.Contain($"/{russian.Id}/"));
        Assert.That(await Location("/s/any-tongue", ("Accept-Language", "fr")), Does.Contain($"/{english.Id}/"));
    }

    [Test]
    public async Task The_redirect_keeps_to_its_table()
    {
        var kit = await Anonymous.Get($"/v1/articles/{_article}/share");
        var path = new Uri(kit.Value<string>("shortUrl")).AbsolutePath;
        var live = (await Anonymous.Get(path)).Expect(HttpStatusCode.Found);
        Assert.That(live.Headers["Cache-Control"], Is.EqualTo("no-store, private").Or.EqualTo("private, no-store"));
        Assert.That(live.Headers["X-Robots-Tag"], Is.EqualTo("noindex"));
        var head = await Anonymous.Send(HttpMethod.Head, path, null, []);
        Assert.That((head.Status, head.Headers["Location"]), Is.EqualTo((HttpStatusCode.Found, live.Headers["Location"])));
        foreach (var decorated in (string[])[").", "%C2%BB", "/", "]", "%22", ",", "-t)."])
            (await Anonymous.Get(path + decorated)).Expect(HttpStatusCode.Found);
        Assert.That(await Location(path + "?url=https://evil.example&utm_source=a&next=//b&ref=c"), Does.EndWith("?utm_source=a&ref=c"));
        var page = await Anonymous.Get("/s/b7kq2mx", ("Accept", "text/html"));
        Assert.That(page.Headers["Content-Type"], Does.StartWith("text/html"));
    }

    protected override async Task Prepare() => _article = (await Editor.PublishedArticle(Makers.Content("A shared story"))).Id;

    private async Task<string> Location(string path, params (string, string)[] headers) =>
        (await Anonymous.Get(path, headers)).Expect(HttpStatusCode.Found).Headers["Location"];
}
