namespace NewsApi.Http.Answers;

/// <summary>200 with a text that is made whole before it is sent; the route says its media type.</summary>
internal sealed class Bytes(byte[] content, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = contentType;
        return httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
