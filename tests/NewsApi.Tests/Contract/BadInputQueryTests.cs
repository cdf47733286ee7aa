using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Http.Queries;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Queries that can't be meant, on every GET route that there is.</summary>
public class BadInputQueryTests(Database database) : RefusalFixture(database)
{
    private static readonly string[] Searches = ["/v1/articles", "/v1/editorial/articles"];

    private static readonly string[] PartnerPaths = ["/partner/", "/partners/{id:long}/", "/holders"];

    private IReadOnlyList<(string Path, IReadOnlyList<string> Known)> _routes = [];

    private IEnumerable<string> Lists => _routes.Where(route => route.Known.Contains("cursor")).Select(route => route.Path);

    [Test]
    public async Task An_unknown_parameter_is_refused_on_every_route_and_the_nearest_named()
    {
        Assert.That(_routes, Has.Count.GreaterThan(20));
        foreach (var (path, known) in _routes)
        {
            var lost = (await Admin.Get(path + "?noneOfTheKind=1&Limit=5")).Refused(400, "noneOfTheKind", "Limit");
            if (known.Count == 0)
                Assert.That(Detail(lost), Is.EqualTo("This address takes no parameters."), path);
            foreach (var name in known)
                Assert.That(Detail((await Admin.Get($"{path}?{name}x=1")).Refused(400, name + "x")), Does.Contain($"'{name}'"), path);
        }
    }

    [Test]
    public async Task Names_no_one_would_think_of_are_refused()
    {
        foreach (var name in (string[])
        [
            "=1", "%00=1", "%F0%9F%98%80=1", "limit%00=1", new string('x', 5_000) + "=1", "%20limit=5", "?limit=5", "limit[]=5", "a.b=1",
        ])
            (await Anonymous.Get("/v1/articles?" + name)).Refused(400, Shown(Uri.UnescapeDataString(name.Split('=')[0])));
    }

    [TestCase("/v1/articles", "unknown_parameter")]
    [TestCase("/v1/articles", "invalid_encoding", "=%FF")]
    public async Task Thousands_of_wrong_parameters_are_counted_and_ten_of_them_named(string path, string code, string value = "")
    {
        var names = Enumerable.Range(0, 7_000).Select(number => $"a{number:d4}").ToList();
        var answer = await Anonymous.Get($"{path}?{string.Join('&', names.Select(name => name + value))}");
        answer.Refused(400, [.. names.Take(10)], more: 6_990);
        Assert.That(answer.Text, Has.Length.LessThan(10_000));
        Assert.That(answer.Text, Does.Contain($"\"{code}\""));
    }

    [TestCase("limit=0")]
    [TestCase("limit=101")]
    [TestCase("limit=-1")]
    [TestCase("limit=abc")]
    [TestCase("limit=")]
    [TestCase("limit")]
    [TestCase("limit=1e2")]
    [TestCase("limit=5.0")]
    [TestCase("limit=%2B5")]
    [TestCase("limit=%205")]
    [TestCase("limit=0x5")]
    [TestCase("limit=%D9%A5")]
    [TestCase("limit=99999999999999999999")]
    [TestCase("limit=5&limit=5")]
    [TestCase("cursor=")]
    [TestCase("cursor=garbage")]
    [TestCase("cursor=%F0%9F%98%80")]
    [TestCase("cursor=e30&cursor=e30")]
    public async Task A_page_that_can_not_be_is_refused_by_every_list(string query)
    {
        foreach (var path in Lists)
            (await Admin.Get($"{path}?{query}")).Refused(400, query.Split('=')[0]);
    }

    [Test]
    public async Task A_cursor_of_nobodys_making_is_refused_by_every_list()
    {
        string[] junk =
        [
            "null", "5", "[]", "{}", "\"x\"", "{", "\u0000", "{\"Key\":null}", "{\"Key\":5}", "{\"Key\":\"1\",\"Id\":\"x\"}",
            "{\"Key\":\"1\",\"Id\":9223372036854775808}",
            "{\"Key\":\"\\ud800\"}", new string('[', 1_000), "{\"Key\":\"1\",\"Id\":1,\"Backward\":\"yes\"}",
        ];
        foreach (var path in Lists)
            foreach (var text in (string[])
            [
                .. junk.Select(one => Base64(one)), "e30=", "YR", "Y", "YW%0AJ", "_-_", new string('a', 2_001), new string('a', 10_000),
            ])
                (await Admin.Get($"{path}?cursor={text}")).Refused(400, "cursor");
    }

    [Test]
    public async Task Absurd_keys_in_a_cursor_of_the_right_list_are_no_failure()
    {
        foreach (var path in Lists)
        {
            var filters = Encoding.UTF8.GetString(FromBase64(await FirstCursor(path))).Split("\"Filters\":\"")[1].TrimEnd('"', '}');
            foreach (var key in (string[])
            [
                "", "0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1.5", "x", "\\u0000", "\\uffff",
                "'; DROP TABLE tags --", new string('x', 1_000),
            ])
                foreach (var id in (long[])[0, -1, long.MaxValue, long.MinValue])
                    foreach (var backward in (string[])["true", "false"])
                    {
                        var answer =
                            await Admin.Get(
                                $"{path}?limit=1&cursor="
                                    + Base64($$"""{"Key":"{{key}}","Id":{{id}},"Backward":{{backward}},"Filters":"{{filters}}"}"""));
                        if (answer.Status != HttpStatusCode.OK)
                            Assert.That(answer.Refused(400, "cursor").Code, Is.EqualTo("invalid_parameter"));
                    }
        }
    }

    [Test]
    public async Task A_cursor_is_good_for_its_own_list_and_filters_only()
    {
        foreach (var path in Lists)
        {
            var cursor = await FirstCursor(path);
            (await Admin.Get($"{path}?limit=2&cursor={cursor}")).Expect(HttpStatusCode.OK);
            foreach (var other in Lists.Where(other => other != path))
                Assert.That(
                    (await Admin.Get($"{other}?limit=1&cursor={cursor}")).Refused(400, "cursor").Code, Is.EqualTo("cursor_mismatch"));
        }

        var filtered = await FirstCursor("/v1/articles", "&tag=one,two");
        foreach (var filters in (string[])["", "&tag=one", "&tag=one&tag=two", "&excludeTag=one,two", "&tag=one,two&sort=publishedAt"])
            Assert.That(
                (await Admin.Get($"/v1/articles?limit=1{filters}&cursor={filtered}")).Refused(400, "cursor").Code,
                Is.EqualTo("cursor_mismatch"));
    }

    [TestCase("publishedFrom=2024-01-01")]
    [TestCase("publishedTo=2024-01-01T00:00:00")]
    [TestCase("updatedFrom=2024-02-30T00:00:00Z")]
    [TestCase("updatedTo=0000-01-01T00:00:00Z")]
    [TestCase("publishedFrom=99999-01-01T00:00:00Z")]
    [TestCase("publishedFrom=0001-01-01T00:00:00%2B14:00")]
    [TestCase("publishedFrom=now")]
    [TestCase("publishedFrom=")]
    [TestCase("publishedFrom=2024-01-01T00:00:00Z&publishedFrom=2024-01-01T00:00:00Z")]
    [TestCase("sort=")]
    [TestCase("sort=-publishedat")]
    [TestCase("sort=publishedAt,updatedAt")]
    [TestCase("sort=publishedAt&sort=updatedAt")]
    [TestCase("tag=")]
    [TestCase("tag=,")]
    [TestCase("tag=one,")]
    [TestCase("tag=%20")]
    [TestCase("tag=one&tag=")]
    [TestCase("q=")]
    [TestCase("q=a&q=b")]
    public async Task A_filter_that_can_not_be_is_refused(string query) =>
        (await Anonymous.Get("/v1/articles?" + query)).Refused(400, query.Split('=')[0]);

    [Test]
    public async Task Filters_have_their_limits()
    {
        foreach (var name in (string[])
        [
            "tag", "excludeTag", "section", "excludeSection", "author", "excludeAuthor", "language", "excludeLanguage",
        ])
        {
            // Language tags must be well formed; all others may be anything.
            var names = Enumerable.Range(1, 51)
                .Select(number => name.EndsWith("anguage", StringComparison.Ordinal) ? $"en-{number:D3}" : $"n{number}").ToList();
            (await Anonymous.Get($"/v1/articles?{name}={string.Join(',', names)}")).Refused(400, name);
            (await Anonymous.Get("/v1/articles?" + string.Join('&', names.Select(one => $"{name}={one}")))).Refused(400, name);
            (await Anonymous.Get($"/v1/articles?{name}={string.Join(',', names.Skip(1))}")).Expect(HttpStatusCode.OK);
            (await Anonymous.Get($"/v1/articles?{name}={new string('x', 121)}")).Refused(400, name);
            (await Anonymous.Get($"/v1/articles?{name}={new string('x', 10_000)}")).Refused(400, name);
        }

        foreach (var path in Searches)
            foreach (var length in (int[])[201, 10_000])
                (await Admin.Get($"{path}?q={new string('a', length)}")).Refused(400, "q");
    }

    [Test]
    public async Task Every_sign_and_operator_of_a_search_is_only_text()
    {
        var signs =
            Enumerable.Range(0x20, 0x5F).Select(code => (char)code).Where(char.IsAscii).Where(sign => !char.IsAsciiLetterOrDigit(sign));
        string[] words =
        [
            .. signs.SelectMany(
                sign => (string[])[$"{sign}", $"a{sign}", $"{sign}a", $"a {sign} b", $"{sign}{sign}", $"\"{sign}", $"a{sign}b"]),
            "AND", "a AND", "OR b", "NOT a", "a NOT", "NEAR(a b, 2)", "a*", "^a", "title:a", "words : a", "{title words}: a", "- a", "\"\"",
            "((", "a; DROP TABLE tags --",
            "\U0001F600", "\0", "\uFEFF", "\uFFFE", "\uFFFF", "\u200D", "\u0301", "\u0E31", "İ", "ﬁ", "Ⅷ", "\U0001E900", "\U00030000",
            "[a-z]%_", string.Join(' ', Enumerable.Range(0, 60)),
        ];
        foreach (var path in Searches)
            foreach (var word in words)
                (await Admin.Get($"{path}?q={Uri.EscapeDataString(word)}")).Expect(HttpStatusCode.OK);
    }

    protected override async Task Prepare()
    {
        _routes =
        [
            .. from endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<IgnoresUnknownParameters>() is null && !endpoint.IsStream()
               where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET")
               // These need the key of a partner, or that it fetched something; PartnerTests ask them.
               where !PartnerPaths.Any(part => endpoint.RoutePattern.RawText!.Contains(part, StringComparison.Ordinal))
               let path = "/"
                   + endpoint.RoutePattern.RawText!.Trim('/').Replace("{id:long}", "1").Replace("{number:int}", "1")
                       .Replace("{noteId:long}", "1").Replace("{deliveryId:long}", "1")
                       .Replace("{language}", "en").Replace("{slug}", "one").Replace("{code}", "none")
               select (path, (IReadOnlyList<string>)
               [
                   .. endpoint.Metadata.OfType<QueryParameters>().SelectMany(set => set.All).Select(one => one.Name),
               ]),
        ];
        foreach (var slug in (string[])["one", "two"])
        {
            await Editor.Tag(slug);
            await Editor.Author(slug);
            await Editor.Section(slug);
            (await Editor.Post("/v1/editorial/menus", new { slug, names = new { en = slug } })).Expect(HttpStatusCode.Created);
            var article = await Editor.PublishedArticle(Makers.Content(slug: slug, tags: [slug]));
            await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Edited", slug: slug, tags: [slug]), article.ETag);
            (await Editor.Post("/v1/editorial/releases", new { name = slug, items = new[] { new { articleId = article.Id } } }))
                .Expect(HttpStatusCode.Created);
            (await Editor.Put($"/v1/editorial/articles/{article.Id}/ranking", new { pinned = true }, "\"v0\"")).Expect(HttpStatusCode.OK);
            (await Editor.PostRaw("/v1/editorial/media", TestPictures.Plain(8, 8, [slug[0], 0, 0]).PngsaveBuffer(), "image/png"))
                .Expect(HttpStatusCode.Created);
            var front = await Editor.Front(slug);
            front = (await Editor.Put($"/v1/editorial/fronts/{slug}/draft", Makers.FrontContent(new { key = "more" }), front.ETag))
                .Expect(HttpStatusCode.OK);
            (await Editor.Post($"/v1/editorial/fronts/{slug}/publish", null, front.ETag)).Expect(HttpStatusCode.OK);
            (await Admin.Post("/v1/editorial/webhooks", new { name = slug, url = "https://hooks.example/" }))
                .Expect(HttpStatusCode.Created);
            // The lists of the first article, which is the one in the paths, need a second page too.
            await Editor.Post("/v1/editorial/articles/1/previews");
            await Editor.Post("/v1/editorial/fronts/one/previews");
            await Editor.Post("/v1/editorial/articles/1/notes", new { text = slug });
            (await Admin.Post("/v1/editorial/webhooks/1/test")).Expect(HttpStatusCode.OK);
            (await Admin.Post("/v1/editorial/partners", new { name = slug })).Expect(HttpStatusCode.Created);
        }
    }

    private static string Detail(Answer answer) => answer.Json["errors"]![0]!["detail"]!.GetValue<string>();

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static byte[] FromBase64(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private async Task<string> FirstCursor(string path, string filters = "") =>
        (await Admin.Get($"{path}?limit=1{filters}")).Expect(HttpStatusCode.OK).Json["page"]!["next"]!.GetValue<string>();

    // Names are cut after 200 characters.
    private static string Shown(string name) => name.Length <= 200 ? name : name[..200] + "…";
}
