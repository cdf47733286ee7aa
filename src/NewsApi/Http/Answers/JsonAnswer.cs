using System.Text.Json;
using NewsApi.Json;

namespace NewsApi.Http.Answers;

/// <summary>200 with JSON that is written straight into the response, without objects in between.</summary>
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

    /// <summary>Sets what goes before the bytes.</summary>
    protected virtual void SetHeaders(HttpContext context)
    {
    }

    protected abstract void Write(Utf8JsonWriter writer);
}
