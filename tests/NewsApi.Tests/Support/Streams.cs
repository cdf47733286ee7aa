using Microsoft.AspNetCore.Routing;

namespace NewsApi.Tests.Support;

/// <summary>Answers that have no end, which tests of all routes leave out.</summary>
internal static class Streams
{
    public static bool IsStream(this RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.EndsWith("/stream", StringComparison.Ordinal);
}
