using System.Text.Json;
using NewsApi.Json;

namespace NewsApi.Http.Answers;

/// <summary>200 with JSON that is written directly to the response, without intermediate objects.</summary>
internal abstract class JsonAnswer : IResult
{
    public const string ContentType = "application/json; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ContentType;
        SetHeaders(httpContext);
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, ApiJson.Writing))
            Write(writer);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>Sets the headers, before the body is written.</summary>
    protected virtual void SetHeaders(HttpContext context)
    {
    }

    protected abstract void Write(Utf8JsonWriter writer);
}
