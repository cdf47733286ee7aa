using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NewsApi.Tests.Support;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>The C# client that NSwag makes of <c>openapi.yaml</c>.</summary>
[Category("Slow")]
public sealed class NSwagTests
{
    [Test]
    public async Task Its_client_compiles()
    {
        var document = await OpenApiYamlDocument.FromFileAsync(SourceTree.File("openapi.yaml"));
        var settings = new CSharpClientGeneratorSettings { ClassName = "NewsApiClient" };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        var code = new CSharpClientGenerator(document, settings).GenerateFile();

        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated", [CSharpSyntaxTree.ParseText(code)], framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.That(code, Does.Contain("class NewsApiClient").And.Contain("ListArticlesAsync").And.Contain("PatchArticleAsync"));
        Assert.That(compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
    }
}
