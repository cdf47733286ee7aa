using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes the tags in their order, and leaves HEAD out: every GET answers it, and as an operation of its own it would only repeat them all.</summary>
internal sealed class DocumentFilter : IDocumentFilter
{
    private static readonly (string Name, string Text)[] Tags =
    [
        ("Articles", "Published stories, for anyone."),
        ("Tags", "What stories are about."),
        ("Sections", "Where stories belong."),
        ("Authors", "Who made them."),
        ("Site", "What site this is."),
        ("Share links", "Short links and all that is needed to share a story."),
        ("Editorial articles", "Writing, publishing and taking back stories."),
        ("Editorial tags", "Keeping the tags."),
        ("Editorial sections", "Keeping the sections."),
        ("Editorial authors", "Keeping the authors."),
        ("Editorial site", "Keeping the site's settings."),
        ("Editorial share links", "Making, changing and ending short links."),
        ("Keys", "Who may come in."),
        ("Operations", "For those who keep the server running."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }));
        foreach (var path in swaggerDoc.Paths.Values.OfType<OpenApiPathItem>())
            path.Operations?.Remove(HttpMethod.Head);
    }
}
