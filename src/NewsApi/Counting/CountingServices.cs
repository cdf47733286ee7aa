using Microsoft.Extensions.Options;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Totals;
using NewsApi.Counting.Visitors;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Counting;

internal static class CountingServices
{
    public static IServiceCollection AddCounting(this IServiceCollection services)
    {
        services.AddSettings<CountingOptions>(CountingOptions.Section);
        services.AddSingleton<Secrets>();
        services.AddSingleton<Salts>();
        services.AddSingleton<ViewKeys>();
        services.AddSingleton<UserAgents>();
        services.AddSingleton<VisitorIdentity>();
        services.AddSingleton<VisitorLimits>();
        services.AddSingleton<EventJournal>();
        services.AddSingleton<Aggregator>();
        services.AddSingleton<GuessRateLimit>();
        services.AddSingleton<CountingHost>();
        return services;
    }
}

/// <summary>Limits how many wrong codes, articles and keys a client may send, to slow down guessing.</summary>
internal sealed class GuessRateLimit(IOptions<CountingOptions> options, TimeProvider time)
{
    private readonly Quota _quota = new("misses", options.Value.MissesPerMinute, time);

    /// <summary>Counts a wrong name.</summary>
    /// <returns>The problem to answer if the client has sent too many, else null.</returns>
    public Problem? Take(HttpContext context) => _quota.TakeQuietly(context, 1);
}
