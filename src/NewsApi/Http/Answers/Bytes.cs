namespace NewsApi.Http.Answers;

/// <summary>200 with content that is complete in memory before it is sent. The route sets the media type.</summary>
internal sealed class Bytes(byte[] content, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = contentType;
        return httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
