using System.Text;
using Markdig;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Readership;

/// <summary>Serves <c>src/docs/reader-data.md</c> as <c>/docs/data</c>: what is stored about readers, and for how long.</summary>
internal static class DataDictionary
{
    private const string File = "NewsApi.Counting.DATA.md";

    private static readonly Lazy<string> Page = new(Read);

    public static void MapDataDictionary(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/docs/data", () => TypedResults.Content(Page.Value, "text/html; charset=utf-8", Encoding.UTF8))
            .WithMetadata(new IgnoresUnknownParameters()).ExcludeFromDescription();

    private static string Read()
    {
        using var text = new StreamReader(typeof(DataDictionary).Assembly.GetManifestResourceStream(File)!);
        var body = Markdown.ToHtml(text.ReadToEnd(), new MarkdownPipelineBuilder().UsePipeTables().Build());
        return $$"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>What NewsApi stores about readers</title>
            <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}</style>
            {{body}}</html>
            """;
    }
}
