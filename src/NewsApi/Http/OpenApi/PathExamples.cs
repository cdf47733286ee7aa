using Microsoft.OpenApi;

namespace NewsApi.Http.OpenApi;

/// <summary>Gives every path parameter an example.</summary>
internal static class PathExamples
{
    private const string AnyText = "bridge-reopens";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["language"] = "en",
        ["code"] = "k7m2p",
        ["token"] = "pv_4f7c1b0a9d2e",
    };

    public static void Add(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(one => one.In == ParameterLocation.Path))
            parameter.Example ??= parameter.Schema?.Type?.HasFlag(JsonSchemaType.Integer) is true
                ? 7
                : Texts.GetValueOrDefault(parameter.Name!, AnyText);
    }
}
