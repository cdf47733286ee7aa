using System.CommandLine;
using NewsApi.Http.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Commands;

/// <summary><c>openapi</c>: writes the document that the repository keeps as <c>openapi.yaml</c>. Needs no database.</summary>
internal static class OpenApiCommand
{
    public static Command Build(WebApplication app)
    {
        var file = new Argument<string>("file") { Description = "The file to write." };
        var command = new Command("openapi", "Write the OpenAPI document.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            // The start of the program builds the routes. Before the start, the document has no paths.
            app.Urls.Clear();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync(ct);
            await File.WriteAllTextAsync(
                parsed.GetValue(file)!, DocumentText.Yaml(app.Services.GetRequiredService<ISwaggerProvider>()), ct);
            await app.StopAsync(ct);
            return 0;
        });
        return command;
    }
}
