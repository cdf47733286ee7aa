using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

/// <summary>Tokens while their issuer is down or hangs.</summary>
public class IssuerOutagesTests
{
    private const string Issuer = "https://login.example";
    private const string Path = "/v1/editorial/articles";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly LogRecorder _log = new();
    private IssuerHandler _issuer = null!;
    private AppUnderTest _app = null!;
    private Api _caller = null!;

    [SetUp]
    public void Start()
    {
        _issuer = new IssuerHandler(_key);
        _app = new AppUnderTest(Database.Sqlite, new Dictionary<string, string>
        {
            ["NewsApi:Access:JwtAuthority"] = Issuer,
            ["NewsApi:Access:JwtAudience"] = "newsapi",
        })
        {
            Configure = services => services.AddSingleton<ILoggerProvider>(_log).Configure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme, jwt => jwt.BackchannelHttpHandler = _issuer),
        };
        _caller = new Api(_app.With(Token()));
    }

    [TearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    [OneTimeTearDown]
    public void End() => _log.Dispose();

    [TestCase(Mode.Down)]
    [TestCase(Mode.Hanging, Category = "Slow")]
    public async Task A_token_that_cannot_be_checked_is_503_with_a_line_of_the_log(Mode mode)
    {
        _issuer.Mode = mode;
        var answer = (await _caller.Get(Path)).Refused(503);
        Assert.That((answer.Code, answer.Headers["Retry-After"]), Is.EqualTo(("identity_provider_unavailable", "5")));
        Assert.That(_log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text),
            Has.All.StartsWith("The identity provider can't be reached").And.Not.Empty);
        (await _caller.Get("/v1/articles")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_keys_of_the_issuer_are_kept_over_an_outage()
    {
        (await _caller.Get(Path)).Expect(HttpStatusCode.OK);
        _issuer.Mode = Mode.Down;
        (await _caller.Get(Path)).Expect(HttpStatusCode.OK);
        (await new Api(_app.With("not.a.token")).Get(Path)).Expect(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task An_issuer_that_is_back_opens_again()
    {
        _issuer.Mode = Mode.Down;
        (await _caller.Get(Path)).Refused(503);
        _issuer.Mode = Mode.Up;
        await Eventually.Is(async () => (await _caller.Get(Path)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = "newsapi",
        NotBefore = DateTime.UtcNow.AddDays(-1),
        Expires = DateTime.UtcNow.AddHours(1),
        Subject = new ClaimsIdentity([new Claim("sub", "anna"), new Claim("role", "editor")]),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });

    public enum Mode
    {
        Up,
        Down,
        Hanging,
    }

    private sealed class IssuerHandler(RsaSecurityKey key) : HttpMessageHandler
    {
        public Mode Mode { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Mode == Mode.Hanging)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            if (Mode == Mode.Down)
                throw new HttpRequestException("Connection refused");
            var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
            var isConfiguration = request.RequestUri!.AbsolutePath.EndsWith("openid-configuration", StringComparison.Ordinal);
            var body = isConfiguration
                ? $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/keys"}"""
                : $$"""
                    {"keys":[{"kty":"RSA","kid":"{{key.KeyId}}","e":"{{Base64UrlEncoder.Encode(numbers.Exponent)}}",
                    "n":"{{Base64UrlEncoder.Encode(numbers.Modulus)}}"}]}
                    """;
            return new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
