using System.Net.Http.Json;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Cultures;

/// <summary>
/// Whatever the locale, messages are in English and letters are compared alike: Turkish and Azerbaijani have two letters i.
/// </summary>
public class MessageLanguageTests
{
    private const string Bad = """
        {"language":"x","slug":"No Slug","title":"","summary":"\u0001","body":{"content":null},"tags":["A","A"],"authors":[{}],
        "section":"IĞDIR","leadImage":{"url":"ftp://x","width":0,"height":100001},"source":{"name":"","url":"x"},"canonicalUrl":"x"}
        """;

    private static readonly (string Path, string Body)[] Requests =
    [
        ("/v1/editorial/articles", Bad),
        ("/v1/editorial/tags", """{"slug":"I","kind":"topic","names":{"en":"","I":"x"},"synonyms":[""]}"""),
        ("/v1/editorial/tags", """{"kind":"TOPIC"}"""),
        ("/v1/editorial/sections", """{"slug":"İ","order":99999999,"names":{}}"""),
        ("/v1/editorial/authors", """{"names":{},"profiles":[{"network":"","url":""}],"picture":{"url":""}}"""),
        ("/v1/editorial/keys", """{"name":""}"""),
        ("/v1/editorial/releases", """{"name":"","items":[{"articleId":-1}]}"""),
        ("/v1/editorial/share-links", """{"articleId":0,"alias":"I I","maxClicks":0}"""),
        ("/v1/editorial/articles/bulk", """{"actions":[{}]}"""),
        ("/v1/editorial/articles/1/notes", """{"text":"","revision":0}"""),
        ("/v1/editorial/articles/1/previews", """{"hours":1000}"""),
        ("/v1/events", """[{"kind":"click","article":0,"key":"","id":"","language":"x","channel":"telegram","referrer":"a b"}]"""),
    ];

    [TestCase("tr-TR")]
    [TestCase("az-Latn-AZ", Category = "Slow")]
    public async Task Refusals_are_the_same_in_every_culture(string culture)
    {
        await using var usual = new AppUnderTest(Database.Sqlite);
        await using var foreign = ForeignCulture.Program(Database.Sqlite, culture);
        var (one, other) = (new Api(await usual.As(NewsApi.Access.Role.Admin)), new Api(await foreign.As(NewsApi.Access.Role.Admin)));
        foreach (var (path, body) in Requests)
            Assert.That(await Refusal(other, path, body), Is.EqualTo(await Refusal(one, path, body)), path);
    }

    [TestCase("tr_TR.UTF-8")]
    [TestCase("az_AZ.UTF-8", Category = "Slow")]
    public async Task Refusals_are_English_where_the_machine_is_not(string locale)
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("LC_ALL", locale), ("LANG", locale));
        var admin = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var answer = (await admin.Post("/v1/editorial/keys", new { name = "", role = "writer" })).Refused(422, "/name");
        Assert.That(answer.Json["errors"]![0]!["detail"]!.GetValue<string>(), Is.EqualTo("Is required, and must not be empty."));
    }

    private static async Task<string> Refusal(Api api, string path, string body)
    {
        var answer = await api.Send(HttpMethod.Post, path, JsonContent.Create(System.Text.Json.Nodes.JsonNode.Parse(body)), []);
        Assert.That((int)answer.Status, Is.InRange(400, 422), path);
        var problem = answer.Json;
        problem["traceId"] = "";
        return problem.ToJsonString();
    }
}
