using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsApi.Health;

namespace NewsApi.Tests.Support;

/// <summary>Background work of a test's own, for classes that are tested without the program.</summary>
internal static class Works
{
    private static readonly IMeterFactory Meters =
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static BackgroundWork New() => new(Options.Create(new HealthOptions()), Meters);
}
