using NewsApi.Tests.Support;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>The C# client that NSwag makes of <c>openapi.yaml</c>.</summary>
[Category("Slow")]
public sealed class NSwagTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Its_client_compiles_and_runs(bool withNullableOptionals)
    {
        var document = await OpenApiYamlDocument.FromFileAsync(SourceTree.File("openapi.yaml"));
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "NewsApiClient", GenerateOptionalParameters = true, WrapResponses = true,
        };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        // From 9 on, choices are written as the document names them.
        settings.CSharpGeneratorSettings.JsonLibraryVersion = 10m;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        settings.CSharpGeneratorSettings.GenerateOptionalPropertiesAsNullable = withNullableOptionals;
        var code = new CSharpClientGenerator(document, settings).GenerateFile();

        await GeneratedCode.Run(GeneratedCode.Compile([code], "NSwagScenario.cs"));
    }
}
