using System.Data.Common;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>Authenticates bearer tokens that are API keys.</summary>
internal sealed partial class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRepository keys, Db db,
    FailedKeyLimiter refused)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private static readonly TimeSpan TouchTimeout = TimeSpan.FromSeconds(1);

    // Storing each use would cost a commit per request. A minute is precise enough to find unused keys.
    private static readonly TimeSpan TouchInterval = TimeSpan.FromMinutes(1);

    // The problem that HandleChallengeAsync sends. One handler object authenticates and challenges the same request.
    private Problem _refusal = Unauthenticated.Missing;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token)
        {
            if (!string.IsNullOrWhiteSpace(Request.Headers.Authorization))
                _refusal = Unauthenticated.WrongScheme;
            return AuthenticateResult.NoResult();
        }

        if (ApiKey.PrefixOf(token) is not { } prefix
            || await keys.FindByPrefix(prefix, Context.RequestAborted) is not { } key
            || !key.IsOpenedBy(token))
            return Refuse(Unauthenticated.Unknown);
        var now = TimeProvider.GetUtcNow();
        if (!key.IsValidAt(now))
            return Refuse(key.RevokedAt is null ? Unauthenticated.Expired : Unauthenticated.Revoked);
        if (key.LastUsedAt is not { } last || now - last > TouchInterval)
            await Touch(key, now);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, $"key:{key.Id}"),
                new Claim(ClaimTypes.Name, key.Name),
                new Claim(ClaimTypes.Role, key.Role),
                .. key.PartnerId is { } partner ? (Claim[])[PartnerClaim.Of(partner)] : [],
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

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => refused.Send(Context, _refusal);

    private AuthenticateResult Refuse(Problem refusal)
    {
        _refusal = refusal;
        return AuthenticateResult.Fail(refusal.Detail);
    }

    [LoggerMessage(LogLevel.Warning, "The last use of key {Prefix} could not be stored: {Reason}")]
    private static partial void LogTouchFailed(ILogger logger, string prefix, string reason);
}
