using Microsoft.AspNetCore.Authentication.JwtBearer;
using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>
/// Answers 503, and not 401, when a token can't be checked because the identity provider can't be reached. After the issuer's keys were
/// read once, the configuration manager keeps them during an outage.
/// </summary>
internal sealed partial class IssuerOutages(ILogger<IssuerOutages> log)
{
    /// <summary>How long a request waits for the identity provider.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int RetrySeconds = 5;

    private static readonly object IsAway = new();

    /// <summary>Loads the issuer's keys before the token is checked. If that fails, the token is not checked.</summary>
    public async Task BeforeCheck(MessageReceivedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None).WaitAsync(Patience);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or TimeoutException)
        {
            LogAway((e.InnerException?.InnerException ?? e.InnerException ?? e).Message);
            context.HttpContext.Items[IsAway] = true;
            context.NoResult();
        }
    }

    /// <summary>Answers 503 instead of 401 when the token could not be checked.</summary>
    public static Task OnChallenge(JwtBearerChallengeContext context)
    {
        if (!context.HttpContext.Items.ContainsKey(IsAway))
            return Task.CompletedTask;
        context.HandleResponse();
        return new Problem(
            StatusCodes.Status503ServiceUnavailable, "identity_provider_unavailable",
            "The identity provider can't be reached, so the token could not be checked; try again in a moment.")
        {
            RetryAfter = RetrySeconds,
        }.ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(LogLevel.Error, "The identity provider can't be reached, so tokens are not checked: {Reason}")]
    private partial void LogAway(string reason);
}
