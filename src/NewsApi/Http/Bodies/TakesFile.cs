using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>Endpoint metadata: the body is a file, or a form with one, of at most so many bytes. It is never kept in memory.</summary>
/// <param name="mostBytes">
/// Called by requests, not while routes are mapped: a wrong setting must be reported by the check of all settings.
/// </param>
internal sealed class TakesFile(Func<long> mostBytes) : IRequestSizeLimitMetadata
{
    // A form body is larger than the file in it. This is the limit for the difference.
    private const long FormBytes = 64 * 1024;

    public long? MaxRequestBodySize => mostBytes() + FormBytes;
}
