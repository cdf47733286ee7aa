using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>Endpoint metadata: the body is a file, or a form with a file. It has a size limit and is never kept in memory.</summary>
/// <param name="mostBytes">
/// Returns the limit of the file in bytes. Each request calls it, not the mapping of routes, so that the check of all settings reports a
/// wrong setting.
/// </param>
internal sealed class TakesFile(Func<long> mostBytes) : IRequestSizeLimitMetadata
{
    // A form body is larger than the file in it. This is the limit for the difference.
    private const long FormBytes = 64 * 1024;

    public long? MaxRequestBodySize => mostBytes() + FormBytes;
}
