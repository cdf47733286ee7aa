using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

/// <summary>Tokens of an OpenID Connect issuer, which the test plays itself behind the handler's HTTP client.</summary>
public class JwtTests
{
    private const string Issuer = "https://login.example";
    private const string Audience = "newsapi";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private AppUnderTest _app = null!;

    [OneTimeSetUp]
    public void Start() => _app = App(failedKeys: 1_000);

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("editor", "/v1/editorial/articles", HttpStatusCode.OK)]
    [TestCase("Writer", "/v1/editorial/articles", HttpStatusCode.OK)]
    [TestCase("editor", "/v1/editorial/keys", HttpStatusCode.Forbidden)]
    [TestCase("admin", "/v1/editorial/keys", HttpStatusCode.OK)]
    [TestCase("emperor", "/v1/editorial/articles", HttpStatusCode.Forbidden)]
    [TestCase("3", "/v1/editorial/keys", HttpStatusCode.Forbidden)]
    public async Task The_role_claim_decides(string role, string path, HttpStatusCode status) =>
        Assert.That((await new Api(_app.With(Token(role))).Get(path)).Status, Is.EqualTo(status));

    [Test]
    public async Task The_author_of_a_draft_is_the_tokens_subject()
    {
        var article = await new Api(_app.With(Token("writer"))).Article();
        Assert.That(article.Value<string>("createdBy"), Is.EqualTo("jwt:anna"));
    }

    [Test]
    public async Task Tokens_of_others_for_others_or_of_yesterday_open_nothing()
    {
        string[] wrong =
        [
            Token("admin", issuer: "https://else.example"),
            Token("admin", audience: "another-api"),
            Token("admin", expires: DateTime.UtcNow.AddHours(-1)),
            Token("admin", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIiwibmV3c3Jvb21fcm9sZSI6ImFkbWluIn0.",
            "not.a.token",
        ];
        foreach (var token in wrong)
            (await new Api(_app.With(token)).Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Wrong_tokens_are_limited_and_a_right_one_from_the_same_address_is_not()
    {
        await using var app = App(failedKeys: 2);
        for (var time = 0; time < 2; time++)
            (await new Api(app.With("not.a.token")).Get("/v1/editorial/articles")).Refused(401, "Authorization");
        (await new Api(app.With(Token("admin", audience: "another-api"))).Get("/v1/editorial/articles")).Refused(429);
        (await new Api(app.With(Token("writer"))).Get("/v1/editorial/articles")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Only_a_real_token_is_told_that_it_has_expired()
    {
        var yesterday = DateTime.UtcNow.AddDays(-1);
        foreach (var (token, code) in ((string, string)[])
            [
                (Token("admin", expires: yesterday), "expired"),
                (Token("admin", expires: yesterday, key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }), "invalid"),
                (Token("admin", audience: "another-api"), "invalid"),
            ])
            Assert.That(
                (await new Api(_app.With(token)).Get("/v1/editorial/articles")).Refused(401, "Authorization")
                    .Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_token_without_a_role_is_told_so() =>
        Assert.That(
            (await new Api(_app.With(Token("emperor"))).Get("/v1/editorial/articles")).Refused(403).Json["detail"]!.GetValue<string>(),
            Is.EqualTo("The role writer is needed to read articles, drafts included; this token names no role of this API."));

    [Test]
    public async Task Keys_go_on_working_beside_tokens() =>
        (await new Api(await _app.As(Role.Editor)).Get("/v1/editorial/articles")).Expect(HttpStatusCode.OK);

    private AppUnderTest App(int failedKeys) => new(Database.Sqlite, new Dictionary<string, string>
    {
        ["NewsApi:Access:JwtAuthority"] = Issuer,
        ["NewsApi:Access:JwtAudience"] = Audience,
        ["NewsApi:Access:JwtRoleClaim"] = "newsroom_role",
        ["NewsApi:Access:FailedKeysPerMinute"] = $"{failedKeys}",
    })
    {
        Configure = services => services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, jwt => jwt.BackchannelHttpHandler = new IssuerHandler(_key)),
    };

    private string Token(
        string role, string issuer = Issuer, string audience = Audience, DateTime? expires = null, RsaSecurityKey? key = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = DateTime.UtcNow.AddDays(-1),
            Expires = expires ?? DateTime.UtcNow.AddHours(1),
            Subject = new ClaimsIdentity([new Claim("sub", "anna"), new Claim("newsroom_role", role)]),
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>Answers what an issuer publishes: its configuration and its public keys.</summary>
    private sealed class IssuerHandler(RsaSecurityKey key) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var publicKey = key.Rsa.ExportParameters(includePrivateParameters: false);
            object body = request.RequestUri!.AbsolutePath.EndsWith("openid-configuration", StringComparison.Ordinal)
                ? new { issuer = Issuer, jwks_uri = Issuer + "/keys" }
                : new
                {
                    keys = new[]
                    {
                        new
                        {
                            kty = "RSA", kid = key.KeyId, e = Base64UrlEncoder.Encode(publicKey.Exponent),
                            n = Base64UrlEncoder.Encode(publicKey.Modulus),
                        },
                    },
                };
            return Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
            });
        }
    }
}
