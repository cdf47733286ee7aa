using Microsoft.OpenApi;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Describes bytes as OpenAPI 3.1 does: without a type and with <c>contentMediaType</c>. <c>format: byte</c> would mean base64.
/// </summary>
internal static class BinaryContent
{
    public static void Describe(OpenApiOperation operation)
    {
        foreach (var content in operation.Responses!.Values.OfType<OpenApiResponse>().Select(response => response.Content))
            foreach (var (type, media) in content ?? new Dictionary<string, IOpenApiMediaType>())
                if (media is OpenApiMediaType { Schema: OpenApiSchema { Format: "byte" } } bytes)
                    bytes.Schema = new OpenApiSchema { ContentMediaType = type };
    }
}
