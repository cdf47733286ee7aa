using System.Net;
using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Bodies that are not the JSON object that was asked for.</summary>
public class BadInputJsonTests(Database database) : RefusalFixture(database)
{
    private const string Good = """{"slug":"good","kind":"topic","names":{"en":"Good"}}""";

    [TestCase("", "body_required")]
    [TestCase("null", "body_required")]
    [TestCase("[]")]
    [TestCase("5")]
    [TestCase("true")]
    [TestCase("\"text\"")]
    [TestCase("{")]
    [TestCase("{]")]
    [TestCase("nul")]
    [TestCase("{'slug':'a'}")]
    [TestCase("{slug:\"a\"}")]
    [TestCase("{//\n}")]
    [TestCase("{/**/}")]
    [TestCase(Good + "x")]
    [TestCase(Good + Good)]
    [TestCase("\u0000")]
    [TestCase("\u00a0" + Good)]
    public async Task A_body_that_is_no_object_is_refused(string body, string code = "invalid_json") =>
        Assert.That((await Post(body)).Refused(400, "").Code, Is.EqualTo(code));

    [TestCase("""{"slug":"good",}""", "/slug")]
    [TestCase("""{"slug":"good","kind":}""", "/kind")]
    [TestCase("""{"slug":"good","kind":"topic","names":{"en":"Good" """, "/names/en")]
    [TestCase("""{"slug":"go\x64"}""", "/slug")]
    [TestCase("{\"slug\":\"a\nb\"}", "/slug")]
    [TestCase("{\"slug\":\"a\u0000b\"}", "/slug")]
    [TestCase("""{"slug":01}""", "/slug")]
    [TestCase("""{"slug":NaN}""", "/slug")]
    public async Task Where_the_text_stops_being_JSON_is_told(string body, string near)
    {
        var answer = (await Post(body)).Refused(400, (await Post(body)).Places[0]);
        Assert.That(near, Does.StartWith(answer.Places[0]));
        Assert.That(answer.Json["errors"]![0]!["detail"]!.GetValue<string>(), Does.Contain("line 1").Or.Contain("line 2"));
    }

    [TestCase("[", "")]
    [TestCase("{\"names\":", "/names/names")]
    [TestCase("{\"names\":[", "/names")]
    [TestCase("{\"a\":", "/a")]
    public async Task Ten_thousand_levels_are_refused_at_the_first_that_is_wrong(string level, string pointer) =>
        (await Post(string.Concat(Enumerable.Repeat(level, 10_000)))).Refused(400, pointer);

    [Test]
    public async Task Other_encodings_are_refused()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
        {
            byte[] marked = [.. encoding.GetPreamble(), .. encoding.GetBytes(Good)];
            (await Editor.PostRaw("/v1/editorial/tags", marked)).Refused(400, "");
            (await Editor.PostRaw("/v1/editorial/tags", marked, $"application/json; charset={encoding.WebName}"))
                .Refused(415, "Content-Type");
        }
    }

    [TestCase("text/plain")]
    [TestCase("text/json")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/json, text/plain")]
    [TestCase("application")]
    [TestCase("*/*")]
    [TestCase("")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=utf-7")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("application/json; charset=klingon")]
    [TestCase("application/json; charset=")]
    [TestCase("application/json; charset=\"\"")]
    public async Task A_content_type_but_JSON_in_UTF_8_is_refused(string type) =>
        (await Editor.PostRaw("/v1/editorial/tags", Encoding.UTF8.GetBytes(Good), type)).Refused(415, "Content-Type");

    [Test]
    public async Task A_body_without_a_content_type_is_refused()
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));
        (await Editor.Send(HttpMethod.Post, "/v1/editorial/tags", content, [])).Refused(415, "Content-Type");
    }

    [Test]
    public async Task No_body_at_all_is_refused_where_one_is_needed_and_only_there()
    {
        (await Editor.Post("/v1/editorial/articles")).Refused(400, "");
        (await Editor.Post("/v1/editorial/articles/1/publish", null, "\"v1\"")).Refused(404);
    }

    private Task<Answer> Post(string body) => Editor.PostRaw("/v1/editorial/tags", body);
}

/// <summary>What looks odd and is right all the same.</summary>
public class OddJsonTests(Database database) : DatabaseFixture(database)
{
    [TestCase("\ufeff{0}", "application/json")]
    [TestCase(" \r\n\t{0}\n", "application/json")]
    [TestCase("{0}", "application/json; charset=utf-8")]
    [TestCase("{0}", "APPLICATION/JSON;charset=\"UTF-8\"")]
    [TestCase("{0}", "application/vnd.newsroom+json")]
    public async Task JSON_in_UTF_8_is_taken(string around, string type)
    {
        var slug = $"odd-{TestContext.CurrentContext.Test.ID}";
        var body = around.Replace("{0}", $$$"""{"slug":"{{{slug}}}","kind":"topic","names":{"en":"\ud83d\ude00 \ufffe"}}""");
        (await Editor.PostRaw("/v1/editorial/tags", Encoding.UTF8.GetBytes(body), type)).Expect(HttpStatusCode.Created);
    }
}
