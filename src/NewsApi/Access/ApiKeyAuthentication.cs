using System.Data.Common;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Access;

/// <summary>Authenticates bearer tokens that are API keys.</summary>
internal sealed partial class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRepository keys, Db db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private static readonly TimeSpan TouchTimeout = TimeSpan.FromSeconds(1);

    // Storing each use would cost a commit per request. A minute is precise enough to find unused keys.
    private static readonly TimeSpan TouchInterval = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token)
            return AuthenticateResult.NoResult();
        if (ApiKey.PrefixOf(token) is not { } prefix
            || await keys.FindByPrefix(prefix, Context.RequestAborted) is not { } key
            || !key.IsOpenedBy(token))
            return AuthenticateResult.Fail("Unknown key.");
        var now = TimeProvider.GetUtcNow();
        if (!key.IsValidAt(now))
            return AuthenticateResult.Fail("The key has expired or was revoked.");
        if (key.LastUsedAt is not { } last || now - last > TouchInterval)
            await Touch(key, now);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, $"key:{key.Id}"),
                new Claim(ClaimTypes.Name, key.Name),
                new Claim(ClaimTypes.Role, key.Role),
            ],
            Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // Authentication still succeeds when the database is read-only or busy.
    private async Task Touch(ApiKey key, DateTimeOffset now)
    {
        using var timeout = new CancellationTokenSource(TouchTimeout);
        try
        {
            await keys.Touch(key.Id, now, now - TouchInterval, timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || (e is DbException outage && db.Dialect.IsUnavailable(outage)))
        {
            LogTouchFailed(Logger, key.Prefix, e.Message);
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"NewsApi\"";
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "The last use of key {Prefix} could not be stored: {Reason}")]
    private static partial void LogTouchFailed(ILogger logger, string prefix, string reason);
}
