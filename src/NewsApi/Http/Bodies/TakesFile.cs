using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>Endpoint metadata: the body is a file, or a form with one, of at most so many bytes. It is never kept in memory.</summary>
internal sealed record TakesFile(long MostBytes) : IRequestSizeLimitMetadata
{
    // What a form adds to the file in it.
    private const long FormBytes = 64 * 1024;

    public long? MaxRequestBodySize => MostBytes + FormBytes;
}
