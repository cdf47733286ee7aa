using System.Net;
using NewsApi.Access;
using NewsApi.Tests.ShareLinks.Cards;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

/// <summary>Short links where the Content API is for holders of a key only.</summary>
public class KeyedSiteTests
{
    [Test]
    public async Task People_get_the_card_where_the_site_has_no_pages_and_are_led_to_them_where_it_has()
    {
        await using var app =
            new AppUnderTest(Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Access:ContentApi"] = nameof(ContentAccess.Key) });
        var admin = new Api(await app.As(Role.Admin));
        var article = await admin.PublishedArticle();
        var kit = (await admin.Get($"/v1/articles/{article.Id}/share")).Expect(HttpStatusCode.OK);
        var link = new Uri(kit.Value<string>("shortUrl")).AbsolutePath;
        var person = new Api(app.Anonymous());
        person.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Reader.Browser);
        (await person.Get($"/v1/articles/{article.Id}/card")).Expect(HttpStatusCode.Unauthorized);

        var card = (await person.Get(link)).Expect(HttpStatusCode.OK);
        Assert.That(card.Headers["Content-Type"], Does.StartWith("text/html"));
        Assert.That(card.Text, Does.Contain("og:title"));

        await CardTests.Pages(admin);
        (await person.Get(link)).Expect(HttpStatusCode.Found);
    }
}
