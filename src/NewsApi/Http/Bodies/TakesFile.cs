using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>Endpoint metadata: the body is a file, or a form with one, of at most so many bytes. It is never kept in memory.</summary>
/// <param name="mostBytes">Read with the first request: wrong settings are told when they are all checked.</param>
internal sealed class TakesFile(Func<long> mostBytes) : IRequestSizeLimitMetadata
{
    // What a form adds to the file in it.
    private const long FormBytes = 64 * 1024;

    public long? MaxRequestBodySize => mostBytes() + FormBytes;
}
