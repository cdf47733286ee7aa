using Microsoft.OpenApi;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes a body that is a file, or a form with one.</summary>
internal static class FileBody
{
    private const string Bytes = "application/octet-stream";

    public static OpenApiRequestBody Describe() => new()
    {
        Required = true,
        Description = "The file itself, with any media type, and its name in Content-Disposition; or a form with one file.",
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [Bytes] = new OpenApiMediaType { Schema = new OpenApiSchema { ContentMediaType = Bytes } },
            ["multipart/form-data"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, ContentMediaType = Bytes, Description = "The file." },
                    },
                },
            },
        },
    };
}
