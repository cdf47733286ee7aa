using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

public class UniversalLinksTests(Database database) : DatabaseFixture(database)
{
    private const string Apple = "/.well-known/apple-app-site-association", Android = "/.well-known/assetlinks.json";

    private static readonly string Fingerprint = string.Join(':', Enumerable.Range(0, 32).Select(number => $"{number + 160:x2}"));

    [Test]
    public async Task Phones_learn_which_apps_open_short_links()
    {
        await Set(
            new
            {
                apple = new[] { "ABCDE12345.com.example.news" },
                android = new[] { new { package = "com.example.news", fingerprints = new[] { Fingerprint } } },
            });
        var apple = (await Anonymous.Get(Apple)).Expect(HttpStatusCode.OK);
        Assert.That(apple.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(apple.Text, Is.EqualTo(
            """{"applinks":{"details":[{"appIDs":["ABCDE12345.com.example.news"],"components":[{"/":"/s/*+","caseSensitive":"""
            + """false,"exclude":true,"comment":"A page that says where a short link leads"},"""
            + """{"/":"/s/*","caseSensitive":false,"exclude":false,"comment":"Short links"}]}]}}"""));
        var android = (await Anonymous.Get(Android)).Expect(HttpStatusCode.OK);
        Assert.That(android.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(android.Text, Is.EqualTo(
            """[{"relation":["delegate_permission/common.handle_all_urls"],"target":{"namespace":"android_app","package_name":"""
            + $"\"com.example.news\",\"sha256_cert_fingerprints\":[\"{Fingerprint.ToUpperInvariant()}\"]}}}}]"));
    }

    [TestCase(Apple)]
    [TestCase(Android)]
    public async Task The_files_are_kept_and_new_at_once_when_the_site_changes(string path)
    {
        await Set(
            new
            {
                apple = new[] { "ABCDE12345.com.example.one" },
                android = new[] { new { package = "com.example.one", fingerprints = new[] { Fingerprint } } }
            });
        var first = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(
            (first.Headers["Surrogate-Key"], first.Headers["Cache-Control"].StartsWith("public", StringComparison.Ordinal)),
            Is.EqualTo(("site", true)));
        var again = await Anonymous.Get(path);
        Assert.That(again.Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        (await Anonymous.Get(path, ("If-None-Match", first.ETag))).Expect(HttpStatusCode.NotModified);
        await Set(
            new
            {
                apple = new[] { "ABCDE12345.com.example.two" },
                android = new[] { new { package = "com.example.two", fingerprints = new[] { Fingerprint } } }
            });
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("com.example.two"));
        await Set(new { });
        (await Anonymous.Get(path)).Expect(HttpStatusCode.NotFound);
        await Set(null);
        (await Anonymous.Get(path)).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Send(HttpMethod.Head, path, null, [])).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Who_reads_with_a_key_only_still_has_phones_that_ask_without()
    {
        await using var closed =
            new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Access:ContentApi"] = "Key" });
        var admin = new Api(await closed.As(Role.Admin));
        await Set(admin, new { apple = new[] { "ABCDE12345.com.example.news" } });
        (await new Api(closed.Anonymous()).Get(Apple)).Expect(HttpStatusCode.OK);
        (await new Api(closed.Anonymous()).Get(Android)).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Below_a_path_the_patterns_are_of_the_whole_path()
    {
        await using var below = new AppUnderTest(
            App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Http:PublicUrl"] = "https://news.example/api/" });
        await Set(new Api(await below.As(Role.Admin)), new { apple = new[] { "ABCDE12345.com.example.news" } });
        Assert.That((await new Api(below.Anonymous()).Get(Apple)).Text, Does.Contain("\"/api/s/*+\"").And.Contain("\"/api/s/*\""));
    }

    [TestCase("")]
    [TestCase("com.example.news")]
    [TestCase("abcde12345.com.example.news")]
    [TestCase("ABCDE12345.")]
    [TestCase("ABCDE12345.com..news")]
    [TestCase("ABCDE12345.com.example.*")]
    [TestCase("ABCDE12345.com.example.news\n")]
    public Task An_id_of_no_iOS_app_is_refused(string id) => Refused(new { apple = new[] { id } }, "/apps/apple/0");

    [Test]
    public Task An_app_that_is_null_is_refused() =>
        Refused(new { apple = new string?[] { null }, android = new object?[] { null } }, "/apps/apple/0", "/apps/android/0");

    [TestCase("news")]
    [TestCase("com.1news")]
    [TestCase("com.example.news ")]
    [TestCase("com.example.n\u00e9ws")]
    public Task A_name_of_no_Android_app_is_refused(string package) =>
        Refused(new { android = new[] { new { package, fingerprints = new[] { Fingerprint } } } }, "/apps/android/0/package");

    [Test]
    public async Task A_fingerprint_of_another_kind_is_refused()
    {
        foreach (var fingerprint in (string[])["", Fingerprint[..^3], Fingerprint + ":00", Fingerprint.Replace(
            ':', '-'), Fingerprint.Replace(":", ""), Fingerprint.Replace('a', 'g'), Fingerprint + "\n"])
            await Refused(
                new { android = new[] { new { package = "com.example.news", fingerprints = new[] { fingerprint } } } },
                "/apps/android/0/fingerprints/0");
        await Refused(
            new { android = new[] { new { package = "com.example.news", fingerprints = Array.Empty<string>() } } },
            "/apps/android/0/fingerprints");
        await Refused(
            new { android = new[] { new { package = (string?)null, fingerprints = (string[]?)null } } }, "/apps/android/0/package",
            "/apps/android/0/fingerprints");
    }

    private async Task Refused(object apps, params string[] pointers)
    {
        var site = await Admin.Get("/v1/editorial/site");
        var answer =
            await Admin.Put("/v1/editorial/site", new { name = "S", languages = new[] { "en" }, defaultLanguage = "en", apps }, site.ETag);
        Assert.That(answer.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EquivalentTo(pointers));
    }

    private Task Set(object? apps) => Set(Admin, apps);

    private static async Task Set(Api admin, object? apps)
    {
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put(
            "/v1/editorial/site", new { name = "S", languages = new[] { "en" }, defaultLanguage = "en", apps }, site.ETag)).Expect(
                HttpStatusCode.OK);
    }
}
