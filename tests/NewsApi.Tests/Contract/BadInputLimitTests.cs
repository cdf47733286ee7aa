using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Each documented limit: what just keeps to it is taken and comes back whole, one more is refused in its place.</summary>
public class BadInputLimitTests(Database database) : DatabaseFixture(database)
{
    private const string Emoji = "\U0001F600";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["articles"] = """
            {"language":"en","title":"t","body":{"format":"markdown","content":"c"},"source":{"name":"n"},"leadImage":{"url":"https://a.example/"},
            "rights":{},"seo":{}}
            """,
        ["tags"] = """{"slug":"s","kind":"topic","names":{"en":"n"},"descriptions":{},"synonyms":["s"]}""",
        ["sections"] = """{"slug":"s","names":{"en":"n"},"descriptions":{}}""",
        ["menus"] = """{"slug":"s","names":{"en":"n"},"items":[{"kind":"link","url":"https://a.example/","labels":{"en":"l"}}]}""",
        ["authors"] = """
            {"slug":"s","names":{"en":"n"},"bios":{},"picture":{"url":"https://a.example/"},"profiles":[{"network":"x","url":"https://x.example/"}]}
            """,
        ["site"] = """
            {"name":"n","languages":["en"],"defaultLanguage":"en","social":{},"appStores":{},"licence":{},"logo":{"url":"https://a.example/"},"apps":{}}
            """,
        ["share-links"] = """{"articleId":1,"campaign":{},"preview":{}}""",
        ["keys"] = """{"name":"n","role":"partner"}""",
    };

    private int _count;

    [TestCase("articles", "/title", 300)]
    [TestCase("articles", "/summary", 1_000)]
    [TestCase("articles", "/byline", 300)]
    [TestCase("articles", "/placeLine", 200)]
    [TestCase("articles", "/source/name", 200)]
    [TestCase("articles", "/leadImage/alt", 500)]
    [TestCase("articles", "/leadImage/credit", 300)]
    [TestCase("articles", "/rights/licence", 500)]
    [TestCase("articles", "/rights/attribution", 300)]
    [TestCase("articles", "/seo/title", 120)]
    [TestCase("articles", "/seo/description", 300)]
    [TestCase("articles", "/body/content", 1_000_000)]
    [TestCase("tags", "/names/en", 120)]
    [TestCase("tags", "/descriptions/en", 1_000)]
    [TestCase("tags", "/synonyms/0", 120)]
    [TestCase("sections", "/names/en", 120)]
    [TestCase("sections", "/descriptions/en", 1_000)]
    [TestCase("menus", "/names/en", 120)]
    [TestCase("menus", "/items/0/labels/en", 120)]
    [TestCase("authors", "/names/en", 120)]
    [TestCase("authors", "/bios/en", 2_000)]
    [TestCase("authors", "/picture/alt", 500)]
    [TestCase("authors", "/profiles/0/network", 40)]
    [TestCase("site", "/name", 200)]
    [TestCase("site", "/licence/en", 500)]
    [TestCase("site", "/logo/alt", 500)]
    [TestCase("share-links", "/note", 300)]
    [TestCase("share-links", "/campaign/source", 100)]
    [TestCase("share-links", "/campaign/medium", 100)]
    [TestCase("share-links", "/campaign/name", 100)]
    [TestCase("share-links", "/campaign/term", 100)]
    [TestCase("share-links", "/campaign/content", 100)]
    [TestCase("share-links", "/preview/title", 300)]
    [TestCase("share-links", "/preview/description", 1_000)]
    [TestCase("keys", "/name", 100)]
    public async Task A_text_is_as_long_as_its_limit_in_UTF_16_units(string room, string pointer, int longest)
    {
        await Taken(room, pointer, new string('a', longest));
        await Taken(room, pointer, string.Concat(Enumerable.Repeat(Emoji, longest / 2)));
        await Taken(room, pointer, string.Concat(Enumerable.Repeat("\uFB2C", longest)));
        await TooMuch(room, pointer, new string('a', longest + 1));
        await TooMuch(room, pointer, new string('a', longest - 1) + Emoji);
    }

    [TestCase("articles", "/canonicalUrl", 2_000)]
    [TestCase("articles", "/source/url", 2_000)]
    [TestCase("articles", "/leadImage/url", 2_000)]
    [TestCase("authors", "/picture/url", 2_000)]
    [TestCase("authors", "/profiles/0/url", 2_000)]
    [TestCase("site", "/baseUrl", 500)]
    [TestCase("site", "/licenceUrl", 2_000)]
    [TestCase("site", "/logo/url", 2_000)]
    [TestCase("site", "/social/x", 2_000)]
    [TestCase("site", "/social/youtube", 2_000)]
    [TestCase("site", "/social/instagram", 2_000)]
    [TestCase("site", "/social/facebook", 2_000)]
    [TestCase("site", "/social/telegram", 2_000)]
    [TestCase("site", "/appStores/apple", 2_000)]
    [TestCase("site", "/appStores/google", 2_000)]
    [TestCase("share-links", "/preview/imageUrl", 2_000)]
    public async Task An_address_is_as_long_as_its_limit(string room, string pointer, int longest)
    {
        await Taken(room, pointer, "https://a.example/".PadRight(longest, 'a'));
        await TooMuch(room, pointer, "https://a.example/".PadRight(longest + 1, 'a'));
        foreach (var address in (string[])
        [
            "", "a", "/a", "//a.example/", "ftp://a.example/", "javascript:alert(1)", "https://", "https://me@a.example/",
            "https://\u200b/", "https://a\uFF0Fb/", "https://" + new string('a', 64) + ".example/", "https://a.example:99999/",
        ])
            await TooMuch(room, pointer, address);
    }

    [TestCase("articles", "/slug", 120)]
    [TestCase("tags", "/slug", 120)]
    [TestCase("sections", "/slug", 120)]
    [TestCase("authors", "/slug", 120)]
    [TestCase("site", "/facebookAppId", 40)]
    [TestCase("share-links", "/alias", 40)]
    public async Task A_name_is_as_long_as_its_limit(string room, string pointer, int longest)
    {
        await Taken(room, pointer, new string('2', longest));
        foreach (var name in (string[])[new string('3', longest + 1), "", "-", "a b", "a_b", "\u0660", "é"])
            await TooMuch(room, pointer, name);
    }

    [TestCase("articles", "/leadImage/width", 1, 100_000)]
    [TestCase("articles", "/leadImage/height", 1, 100_000)]
    [TestCase("site", "/logo/width", 1, 100_000)]
    [TestCase("site", "/logo/height", 1, 100_000)]
    [TestCase("sections", "/order", 0, 100_000)]
    [TestCase("share-links", "/maxClicks", 1, 1_000_000_000)]
    public async Task A_number_keeps_to_its_range(string room, string pointer, int least, int most)
    {
        await Taken(room, pointer, least);
        await Taken(room, pointer, most);
        await TooMuch(room, pointer, least - 1);
        await TooMuch(room, pointer, most + 1);
    }

    [TestCase("articles", "/tags", 50, "\"entry-#\"")]
    [TestCase("articles", "/authors", 20, """{"author":"entry"}""")]
    [TestCase("tags", "/synonyms", 50, "\"entry\"")]
    [TestCase("authors", "/profiles", 20, """{"network":"x","url":"https://x.example/"}""")]
    [TestCase("site", "/languages", 50, "\"en\"")]
    [TestCase("site", "/apps/apple", 10, "\"ABCDE12345.com.example.news\"")]
    [TestCase(
        "site", "/apps/android", 10,
        """{"package":"com.example.news","fingerprints":["00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F"]}""")]
    public async Task A_list_is_as_long_as_its_limit(string room, string pointer, int most, string entry)
    {
        if (room == "articles")
        {
            await Editor.Author("entry" + (pointer == "/tags" ? "-of-tags" : ""));
            for (var number = 1; number <= (pointer == "/tags" ? most : 0); number++)
                await Editor.Tag($"entry-{number}");
        }

        var entries =
            JsonNode.Parse(
                "[" + string.Join(',', Enumerable.Range(1, most + 1).Select(number => entry.Replace("#", $"{number}"))) + "]")!.AsArray();
        await TooMuch(room, pointer, entries);
        entries.RemoveAt(most);
        Assert.That((int)(await Send(room, pointer, entries)).Status, Is.AnyOf(200, 201));
    }

    protected override async Task Prepare() => await Editor.Article();

    private async Task Taken<T>(string room, string pointer, T value)
    {
        var answer = await Send(room, pointer, value);
        Assert.That((int)answer.Status, Is.AnyOf(200, 201), () => $"{pointer}: {answer.Text}");
        var stored = room switch { "articles" => answer.Json["content"]!, "keys" => answer.Json["key"]!, _ => answer.Json };
        var place = room == "share-links" && pointer == "/alias" ? "/code" : pointer;
        Assert.That(At(stored, place)!.GetValue<T>(), Is.EqualTo(value));
    }

    private async Task TooMuch<T>(string room, string pointer, T value)
    {
        var answer = await Send(room, pointer, value);
        Assert.That(Problems.FaultOf(answer, 422), Is.Null, () => $"{pointer}: {answer.Text}");
        Assert.That(answer.Places, Does.Contain(pointer).And.All.EqualTo(pointer));
    }

    private async Task<Answer> Send<T>(string room, string pointer, T value)
    {
        var body = JsonNode.Parse(Bodies[room])!;
        if (body["slug"] is not null)
            body["slug"] = $"limit-{++_count}";
        Set(body, pointer, JsonSerializer.SerializeToNode(value));
        return room == "site"
            ? await Admin.Put("/v1/editorial/site", body, (await Admin.Get("/v1/editorial/site")).ETag)
            : await Admin.Post($"/v1/editorial/{room}", body);
    }

    private static void Set(JsonNode body, string pointer, JsonNode? value)
    {
        var parent = At(body, pointer[..pointer.LastIndexOf('/')]);
        var name = pointer[(pointer.LastIndexOf('/') + 1)..];
        if (parent is JsonArray list)
            list[Index(name)] = value;
        else
            parent![name] = value;
    }

    private static JsonNode? At(JsonNode body, string pointer) => pointer.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)body, (node, name) => node is JsonArray list ? list[Index(name)] : node![name]);

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);
}
