using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Bodies;

/// <summary>
/// Reads the JSON body of a request into memory before the handler reads it. So the answer can name all errors of a body that does not
/// have the expected form.
/// </summary>
internal sealed class JsonBodyMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && context.Request.HasJsonContentType()
            ? Read(context, type)
            : next(context);

    private async Task Read(HttpContext context, Type type)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (e.InnerException is JsonException json && !context.Response.HasStarted)
        {
            var isPatch = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MergePatch<>);
            var faults = new RequestBodyErrors(isPatch ? type.GetGenericArguments()[0] : type, isPatch);
            await (await faults.Find(body, json, context)).ExecuteAsync(context);
        }
    }
}
