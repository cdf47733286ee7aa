using System.Net;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

public class KeyTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_key_is_shown_once_and_stored_only_as_a_hash()
    {
        var made = (await Admin.Post("/v1/editorial/keys", new { name = "App", role = "writer" })).Expect(HttpStatusCode.Created);
        var secret = made.Value<string>("secret");
        var id = made.Json["key"]!["id"]!.GetValue<long>();
        var read = (await Admin.Get($"/v1/editorial/keys/{id}")).Text + (await Admin.Get("/v1/editorial/keys")).Text;
        Assert.That(read, Does.Contain(made.Json["key"]!["prefix"]!.GetValue<string>()).And.Not.Contain(secret));
        using var connection = App.Database.Open();
        var row = connection.QuerySingle("SELECT * FROM api_keys WHERE id = @id", new { id });
        Assert.That(string.Join('\n', ((IDictionary<string, object>)row).Values), Does.Not.Contain(secret.Split('_')[^1]));
    }

    [Test]
    public async Task A_revoked_key_stops_working_at_once()
    {
        var (id, api) = await NewWriter();
        (await api.Get("/v1/editorial/articles")).Expect(HttpStatusCode.OK);
        (await Admin.Delete($"/v1/editorial/keys/{id}")).Expect(HttpStatusCode.NoContent);
        var refused = (await api.Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        Assert.That(refused.Headers["WWW-Authenticate"], Does.StartWith("Bearer"));
        (await Admin.Delete($"/v1/editorial/keys/{id}")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_key_expires_and_its_last_use_is_known()
    {
        var (id, api) = await NewWriter(App.Clock.GetUtcNow().AddHours(1));
        (await api.Get("/v1/editorial/articles")).Expect(HttpStatusCode.OK);
        Assert.That((await Admin.Get($"/v1/editorial/keys/{id}")).Json["lastUsedAt"], Is.Not.Null);
        App.Clock.Advance(TimeSpan.FromHours(1));
        (await api.Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_key_with_one_character_changed_opens_nothing()
    {
        var key = await App.Key(Role.Editor);
        foreach (var at in (int[])[3, 9, 11, 13, 30, key.Length - 1])
        {
            var forged = key[..at] + (key[at] == 'x' ? 'y' : 'x') + key[(at + 1)..];
            (await new Api(App.With(forged)).Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        }
    }

    [Test]
    public async Task A_wrong_key_does_not_close_the_open_side() =>
        (await new Api(App.With("na_nonsense")).Get("/v1/articles")).Expect(HttpStatusCode.OK);

    [Test]
    public void The_first_key_lies_in_a_file_that_only_its_owner_can_read()
    {
        var file = Path.Combine(App.Database.Folder, FirstKey.FileName);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.ReadAllText(file).Trim(), Does.StartWith("na_"));
    }

    private async Task<(long Id, Api Api)> NewWriter(DateTimeOffset? expiresAt = null)
    {
        var made = (await Admin.Post("/v1/editorial/keys", new { name = "W", role = "writer", expiresAt })).Expect(HttpStatusCode.Created);
        return (made.Json["key"]!["id"]!.GetValue<long>(), new Api(App.With(made.Value<string>("secret"))));
    }
}
