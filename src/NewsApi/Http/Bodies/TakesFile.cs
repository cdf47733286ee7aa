using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>Endpoint metadata: the body is a file, or a form with a file. It has its own size limit and is never held in memory.</summary>
/// <param name="mostBytes">
/// Returns the limit of the file in bytes. It is called for each request, not when routes are mapped, so that a wrong setting is reported
/// by the check of all settings.
/// </param>
internal sealed class TakesFile(Func<long> mostBytes) : IRequestSizeLimitMetadata
{
    // A form body is larger than the file in it. This is the limit for the difference.
    private const long FormBytes = 64 * 1024;

    public long? MaxRequestBodySize => mostBytes() + FormBytes;
}
