using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Whatever stands behind <c>/s/</c>: it leads somewhere, or it answers like every other code that does not.</summary>
public class BadInputCodeTests(Database database) : WireFixture(database)
{
    private static readonly string[] Odd =
    [
        "/s", "/s/", "/s//", "/s/-", "/s/a", "/s/ab", "/s/none", "/s/none-t", "/s/none.", "/s/2222222", "/s/%2F",
        "/s/%2F..%2F..%2Fetc%2Fpasswd", "/s/..%2f..",
        "/s/none/../draft-link/..", "/s/none%0D%0ASet-Cookie:%20a=b", "/s/%0D%0A", "/s/%0A", "/s/%09", "/s/%20", "/s/%C3%A9",
        "/s/%D0%B6%D0%B6%D0%B6", "/s/%F0%9F%98%80",
        "/s/%FF", "/s/%C3", "/s/%ED%A0%80", "/s/%ZZ", "/s/%", "/s/%25", "/s/%E2%80%8B", "/s/live-link/x", "/s/live-link-", "/s/-live-link",
        "/s/live--link", "/s/live_link",
        "/s/l\u0130ve-link", "/s/a/b/c/d/e", "/s/~~~", "/s/'OR'1'='1", "/s/<script>", "/s/{code}",
        "/s/none?lang=%00&lang=%ZZ&utm_source=%0D%0A", "/s/none?" ,
    ];

    private static readonly string[] Decorations =
        [
            "", ".", ",", "!", "?x", ")", "]", "%3E", "%22", "'", "*", "_", "%C2%BB", "%E2%80%A6", "/", "//", "%20", "%0D%0A", "%C2%A0",
            "%E2%80%8B", ".).%22",
        ];

    private Answer _unknown = null!;
    private long _open;

    [TestCaseSource(nameof(Odd))]
    public async Task What_leads_nowhere_answers_byte_for_byte_the_same(string target) =>
        Assert.That(Bytes(await Wire.Get(target.Replace("\u0130", "%C4%B0"))), Is.EqualTo(Bytes(_unknown)));

    [TestCase(41)]
    [TestCase(1_000)]
    [TestCase(60_000)]
    public async Task A_giant_code_answers_the_same(int length)
    {
        foreach (var letter in (string[])["a", ".", "%20", "/"])
            Assert.That(
                Bytes(await Wire.Get("/s/none" + string.Concat(Enumerable.Repeat(letter, length / letter.Length)))),
                Is.EqualTo(Bytes(_unknown)));
    }

    [TestCase("draft-code")]
    [TestCase("DRAFT-code")]
    [TestCase("draft-code-t")]
    [TestCase("later-code")]
    public async Task A_link_to_a_draft_and_one_whose_time_has_not_come_answer_the_same(string code)
    {
        Assert.That(Bytes(await Wire.Get("/s/" + code)), Is.EqualTo(Bytes(_unknown)));
        Assert.That(
            Bytes(await Wire.Send($"GET /s/{code} HTTP/1.1\nAccept: text/html")),
            Is.EqualTo(Bytes(await Wire.Send("GET /s/none HTTP/1.1\nAccept: text/html"))));
        (await Wire.Get("/v1/share-links/" + code)).Refused(404);
    }

    [TestCaseSource(nameof(Decorations))]
    public async Task What_texts_leave_on_a_link_does_no_harm(string decoration) =>
        Assert.That(
            (await Wire.Get("/s/open-code" + decoration)).Expect(HttpStatusCode.Found).Headers["Location"],
            Does.EndWith($"/v1/articles/{_open}/card"));

    // A client that knows what a fragment is keeps it to itself.
    [Test]
    public async Task A_fragment_that_is_sent_is_a_part_of_the_code_and_leads_nowhere() =>
        Assert.That(Bytes(await Wire.Get("/s/open-code#")), Is.EqualTo(Bytes(_unknown)));

    [TestCase("utm_source=%0D%0ASet-Cookie:a", "utm_source=Set-Cookie%3Aa")]
    [TestCase("utm_source=%ZZ", "utm_source=%25ZZ")]
    [TestCase("utm_source=%00&lang=%00&lang=x", "/card")]
    [TestCase("ref=%FF", "ref=")]
    [TestCase("UTM_Source=a&utm_source=b", "utm_source=a")]
    [TestCase("next=https://evil.example/&q=%C3", "/card")]
    public async Task What_a_query_brings_along_stays_one_header_line(string query, string inside)
    {
        var answer = (await Wire.Get("/s/open-code?" + query)).Expect(HttpStatusCode.Found);
        Assert.That(answer.Headers["Location"], Does.Contain(inside).And.Not.Contain("evil"));
        Assert.That(answer.Headers.Keys, Has.None.EqualTo("Set-Cookie"));
        Assert.That(answer.Headers["Location"].All(char.IsAscii));
    }

    protected override async Task Prepare()
    {
        await base.Prepare();
        var open = await Editor.PublishedArticle(Makers.Content(slug: "open"));
        var draft = await Editor.Article(Makers.Content(slug: "draft"));
        _open = open.Id;
        await Link(new { articleId = open.Id, alias = "open-code" });
        await Link(new { articleId = draft.Id, alias = "draft-code" });
        await Link(new { articleId = open.Id, alias = "later-code", startsAt = "2099-01-01T00:00:00Z" });
        _unknown = await Wire.Get("/s/none-such");
        Assert.That(_unknown.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task Link(object body) => (await Editor.Post("/v1/editorial/share-links", body)).Expect(HttpStatusCode.Created);

    private static string Bytes(Answer answer) =>
        string.Join('\n', answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}"))
            + $" {answer.Status} {Convert.ToHexString(answer.Body)}";
}
