using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

/// <summary>401 says what is wrong with a key, 403 which role is missing.</summary>
public class RefusedCallerTests(Database database) : DatabaseFixture(database)
{
    private const string Path = "/v1/editorial/articles";

    [TestCase(null, "required")]
    [TestCase("", "required")]
    [TestCase("Basic dXNlcjpwYXNz", "wrong_scheme")]
    [TestCase("na_12345678_0123456789012345678901234567890123456789", "wrong_scheme")]
    [TestCase("Bearer na_12345678_0123456789012345678901234567890123456789", "invalid")]
    [TestCase("Bearer na_nonsense", "invalid")]
    public async Task Wrong_headers_are_told_apart(string? header, string code)
    {
        var refused = await Anonymous.Get(Path, header is null ? [] : [("Authorization", header)]);
        Assert.That((CodeOf(refused), refused.Code), Is.EqualTo((code, "unauthenticated")));
        Assert.That(refused.Headers["WWW-Authenticate"].Contains("invalid_token"), Is.EqualTo(code == "invalid"));
    }

    [Test]
    public async Task Who_has_a_real_key_learns_that_it_was_revoked_or_has_expired()
    {
        var (revoked, revokedId) = await NewKey(null);
        (await Admin.Delete($"/v1/editorial/keys/{revokedId}")).Expect(HttpStatusCode.NoContent);
        var (expired, _) = await NewKey(App.Clock.GetUtcNow().AddMinutes(1));
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((CodeOf(await Ask(revoked)), CodeOf(await Ask(expired))), Is.EqualTo(("revoked", "expired")));
        Assert.That((await Ask(expired)).Headers["WWW-Authenticate"], Does.Contain("error_description=\"The key or token has expired.\""));
    }

    [Test]
    public async Task Guesses_learn_nothing_of_keys_that_exist()
    {
        var (revoked, id) = await NewKey(null);
        (await Admin.Delete($"/v1/editorial/keys/{id}")).Expect(HttpStatusCode.NoContent);
        var (good, _) = await NewKey(null);
        string[] guesses =
        [
            revoked[..^1] + (revoked[^1] == 'x' ? 'y' : 'x'), good[..^1] + (good[^1] == 'x' ? 'y' : 'x'), "na_00000000_" + good[12..],
            "na_x", "e30.e30.e30",
        ];
        var answers = new HashSet<string>();
        foreach (var guess in guesses)
        {
            var refused = await Ask(guess);
            var body = refused.Json.AsObject();
            body.Remove("traceId");
            answers.Add(body.ToJsonString() + refused.Headers["WWW-Authenticate"]);
        }

        Assert.That(answers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_role_that_is_too_low_is_told_the_one_that_is_needed_and_its_own()
    {
        var article = await Writer.Article();
        Assert.That(
            Detail(await Writer.Post($"{Path}/{article.Id}/publish", null, article.ETag)),
            Is.EqualTo("The role editor is needed to publish an article; this key or token has the role writer."));
        Assert.That(
            Detail(await Editor.Get("/v1/editorial/keys")),
            Is.EqualTo("The role admin is needed for this operation; this key or token has the role editor."));
        var others = await Editor.Article();
        Assert.That(
            Detail(await Writer.Put($"{Path}/{others.Id}", Makers.Content(), others.ETag)),
            Is.EqualTo(
                "If the caller did not create the article and it is not assigned to the caller, the role editor is needed to edit an "
                + "article, or restore a revision of it; this key or token has the role writer."));
    }

    private async Task<Answer> Ask(string token) => await new Api(App.With(token)).Get(Path);

    private async Task<(string Secret, long Id)> NewKey(DateTimeOffset? expiresAt)
    {
        var made = (await Admin.Post("/v1/editorial/keys", new { name = "Passing", role = "writer", expiresAt }))
            .Expect(HttpStatusCode.Created);
        return (made.Value<string>("secret"), made.Json["key"]!["id"]!.GetValue<long>());
    }

    private static string CodeOf(Answer answer) =>
        answer.Refused(401, "Authorization").Json["errors"]![0]!["code"]!.GetValue<string>();

    private static string Detail(Answer answer) => answer.Refused(403).Json["detail"]!.GetValue<string>();
}
