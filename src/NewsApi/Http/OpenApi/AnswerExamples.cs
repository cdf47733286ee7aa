using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Adds the answers in <c>Examples/answers.json</c> to their schemas as examples. The schema of a list needs no example, because its
/// example follows from those of its items and its page.
/// </summary>
internal sealed class AnswerExamples : IDocumentFilter
{
    private static readonly JsonObject Answers = Read();

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (name, answer) in Answers)
            if (context.SchemaRepository.Schemas.GetValueOrDefault(name) is OpenApiSchema schema)
                schema.Examples = [answer!.DeepClone()];
    }

    private static JsonObject Read()
    {
        using var stream = typeof(AnswerExamples).Assembly.GetManifestResourceStream("NewsApi.Http.OpenApi.Examples.answers.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
