using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Queries;

/// <summary>What people open and share ignores what other sites append to it, and the answer cache does not grow by it.</summary>
public class IgnoredParameterTests(Database database) : DatabaseFixture(database)
{
    private const string Tracking = "fbclid=IwAR0%2Bx&utm_source=a&utm_source=b&gclid=%ZZ&=1&yclid=%E0%A4%A";

    private const string Stored = "NewsApi; fwd=uri-miss; stored", Hit = "NewsApi; hit";

    private Answer _article = null!;

    private string Card => $"/v1/articles/{_article.Id}/card";

    private string OEmbed => "/oembed?url=" + Uri.EscapeDataString($"http://localhost/v1/articles/{_article.Id}");

    [Test]
    public async Task The_answer_is_that_without_them()
    {
        foreach (var path in (string[])[Card, "/v1/articles/by-slug/en/opened?fields=id,title", OEmbed, "/s/opened-link+"])
        {
            var without = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            var with = (await Anonymous.Get(Append(path, Tracking))).Expect(HttpStatusCode.OK);
            Assert.That(with.Text, Is.EqualTo(without.Text), path);
        }

        (await Anonymous.Get($"/s/opened-link?{Tracking}")).Expect(HttpStatusCode.Found);
        (await Anonymous.Get($"/?{Tracking}")).Expect(HttpStatusCode.Found);
        (await Anonymous.Get($"/docs/data?{Tracking}")).Expect(HttpStatusCode.OK);
        (await Anonymous.Get($"/.well-known/assetlinks.json?{Tracking}")).Refused(404);
    }

    [Test]
    public async Task They_make_no_entries_of_their_own_in_the_cache()
    {
        var fresh = await Editor.PublishedArticle(Makers.Content(slug: "fresh"));
        var embed = "/oembed?url=" + Uri.EscapeDataString($"http://localhost/v1/articles/{fresh.Id}");
        foreach (var path in (string[])
            [$"/v1/articles/{fresh.Id}/card", "/v1/articles/by-slug/en/fresh", "/v1/articles/by-slug/en/fresh?fields=id", embed])
        {
            Assert.That(await CacheStatus(Append(path, "fbclid=first")), Is.EqualTo(Stored), path);
            foreach (var number in Enumerable.Range(0, 3))
                Assert.That(await CacheStatus(Append(path, $"fbclid={number}&x{number}")), Is.EqualTo(Hit), path);
            Assert.That(await CacheStatus(path), Is.EqualTo(Hit), path);
        }
    }

    [Test]
    public async Task A_parameter_that_is_read_is_never_left_out_of_the_key_however_it_is_spelt()
    {
        const string path = "/v1/articles/by-slug/en/opened?body=none";
        foreach (var spelling in (string[])["FIELDS=id", "%66ields=id", "fbclid=1&Fields=id", "fields%3Did", "x=1;fields=id"])
            await Anonymous.Get($"{path}&{spelling}&gclid=2");
        Assert.That((await Anonymous.Get(path + "&gclid=3")).Expect(HttpStatusCode.OK).Json["title"], Is.Not.Null);
        Assert.That((await Anonymous.Get(path + "&gclid=3&fields=id")).Expect(HttpStatusCode.OK).Json["title"], Is.Null);
    }

    [TestCase("/v1/articles/by-slug/en/opened?fields=none", "fields")]
    [TestCase("/v1/articles/by-slug/en/opened?fields=%ZZ&fbclid=1", "fields")]
    [TestCase("/v1/articles/by-slug/en/opened?minSeq=x&fbclid=1", "minSeq")]
    [TestCase("/v1/articles?fbclid=1", "fbclid")]
    [TestCase("/v1/articles/1?fbclid=1", "fbclid")]
    [TestCase("/v1/tags?fbclid=1", "fbclid")]
    [TestCase("/v1/tags/none?fbclid=1", "fbclid")]
    [TestCase("/v1/editorial/articles?fbclid=1", "fbclid")]
    public async Task What_is_known_and_the_lists_of_the_API_stay_strict(string path, string parameter) =>
        (await Admin.Get(path)).Refused(400, parameter);

    protected override async Task Prepare()
    {
        _article = await Editor.PublishedArticle(Makers.Content(slug: "opened"));
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias = "opened-link" }))
            .Expect(HttpStatusCode.Created);
    }

    private async Task<string> CacheStatus(string path) =>
        (await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Headers["Cache-Status"];

    private static string Append(string path, string query) => path + (path.Contains('?') ? '&' : '?') + query;
}
