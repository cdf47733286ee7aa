using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Site;

/// <summary>A requested tag is looked up among the site's languages as Accept-Language is: ru-RU means ru.</summary>
public class LanguageLookupTests(Database database) : DatabaseFixture(database)
{
    private Answer _english = null!, _russian = null!;

    [TestCase("ru-RU")]
    [TestCase("ru")]
    [TestCase("RU-ru")]
    [TestCase("ru-Cyrl-RU")]
    public async Task It_finds_the_language(string tag)
    {
        var one = (await Anonymous.Get($"/v1/articles/{_english.Id}?language={tag}")).Expect(HttpStatusCode.OK);
        Assert.That((one.Id, one.Value<bool>("isFallback"), one.Headers["Content-Language"]), Is.EqualTo((_russian.Id, false, "ru")));
        foreach (var query in (string[])["", "?fallback=default"])
        {
            one = (await Anonymous.Get($"/v1/articles/by-slug/{tag}/most{query}")).Expect(HttpStatusCode.OK);
            Assert.That((one.Id, one.Value<bool>("isFallback"), one.Value<string>("language")), Is.EqualTo((_russian.Id, false, "ru")));
        }

        foreach (var path in (string[])["/v1/articles", "/v1/editorial/articles"])
        {
            Assert.That((await Editor.Get($"{path}?language={tag}")).Ids, Does.Contain(_russian.Id).And.Not.Contain(_english.Id));
            Assert.That((await Editor.Get($"{path}?excludeLanguage={tag}")).Ids, Does.Contain(_english.Id).And.Not.Contain(_russian.Id));
        }

        Assert.That(
            (await Anonymous.Get($"/v1/articles?language={tag}&fallback=default&fields=id,isFallback&slug=most")).Text,
            Does.Contain("\"isFallback\":false"));
        var section = (await Anonymous.Get($"/v1/sections/looked-up?language={tag}")).Expect(HttpStatusCode.OK);
        Assert.That((section.Value<string>("name"), section.Value<bool>("isFallback")), Is.EqualTo(("Найдено", false)));
        Assert.That((await Anonymous.Get($"/v1/suggest?q=мост&language={tag}")).Text, Does.Contain("\"Мост\""));
    }

    [Test]
    public async Task A_former_slug_and_the_addresses_of_oEmbed_are_found_too()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Река", slug: "reka", language: "ru"));
        await Editor.Publish(
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Река", "new-reka", "ru"), article.ETag))
                .Expect(HttpStatusCode.OK));
        Assert.That(
            (await Anonymous.Get("/v1/articles/by-slug/ru-RU/reka?fields=id")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo("/v1/articles/by-slug/ru/new-reka?fields=id"));
        foreach (var slug in (string[])["reka", "new-reka"])
            (await Anonymous.Get($"/oembed?url=http://localhost/v1/articles/by-slug/ru-RU/{slug}")).Expect(HttpStatusCode.OK);
    }

    [TestCase("/v1/articles?language=hy-AM")]
    [TestCase("/v1/articles/most?language=hy-AM")]
    public async Task A_kept_list_shows_what_is_published_in_that_language(string path)
    {
        for (var read = 0; read < 2; read++)
            (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(path)).Headers["Surrogate-Key"], Does.Contain("list:hy").And.Not.Contain("list:hy-am"));
        var article = await Editor.PublishedArticle(Makers.Content("Կամուրջ", language: "hy"));
        if (!path.Contains("most"))
            Assert.That((await Anonymous.Get(path)).Ids, Does.Contain(article.Id));
    }

    [Test]
    public async Task What_fits_no_language_of_the_site_finds_nothing()
    {
        foreach (var tag in (string[])["de-DE", "rus"])
        {
            Assert.That((await Anonymous.Get($"/v1/articles?language={tag}")).Expect(HttpStatusCode.OK).Ids, Is.Empty, tag);
            (await Anonymous.Get($"/v1/articles/by-slug/{tag}/most")).Expect(HttpStatusCode.NotFound);
        }

        (await Anonymous.Get("/v1/articles?language=r")).Expect(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task The_more_specific_language_is_taken_where_the_site_has_it()
    {
        var wide = await Editor.PublishedArticle(Makers.Content("Wide", slug: "wide", language: "pt-BR"));
        foreach (var tag in (string[])["pt", "pt-BR", "PT-br"])
            Assert.That((await Anonymous.Get($"/v1/articles/by-slug/{tag}/wide")).Expect(HttpStatusCode.OK).Id, Is.EqualTo(wide.Id));
    }

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Test site", languages = new[] { "en", "ru", "hy", "pt-BR" }, defaultLanguage = "en" }, site.ETag))
            .Expect(HttpStatusCode.OK);
        (await Editor.Post("/v1/editorial/sections", new { slug = "looked-up", names = new { en = "Looked up", ru = "Найдено" } }))
            .Expect(HttpStatusCode.Created);
        _english = await Editor.PublishedArticle(Makers.Content("A bridge", slug: "bridge"));
        _russian = await Editor.PublishedArticle(Makers.Content("Мост", slug: "most", language: "ru", translationOf: _english.Id));
    }
}
