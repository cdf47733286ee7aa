using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes the tags in reading order, and leaves out HEAD, which every GET supports.</summary>
internal sealed class DocumentFilter : IDocumentFilter
{
    // Tags for readers come first, then tags for editors, then tags for operators.
    private static readonly (string Name, string Text)[] Tags =
    [
        ("Articles",
            "Published articles: lists, search, single articles, translations, related articles, and suggestions for a search box."),
        ("Readership", "Receives events of readers, such as views and shares, and lists the most read and trending articles."),
        ("Changes", "The change log, for programs that keep a copy of the site or of a part of it."),
        ("Tags", "The topics, people, places, organisations and series that published articles carry."),
        ("Sections", "The tree of sections that published articles belong to."),
        ("Authors", "The people who write published articles."),
        ("Fronts", "Pages that editors compose of containers and cards, such as the home page, with their complete content."),
        ("Menus", "The site's navigation menus."),
        ("Site", "The site's public settings, such as its names, languages and addresses."),
        ("Share links",
            "Short links for readers: where they lead, their QR codes, the share kit of an article, and oEmbed."),
        ("Apps", "The files that let mobile apps open the site's short links."),
        ("Media", "Uploaded pictures in every size, and other uploaded files."),
        ("Feeds", "The newest published stories as RSS 2.0, Atom 1.0 and JSON Feed 1.1, and the hub that sends them (W3C WebSub)."),
        ("Sitemaps", "Addresses of published articles for search engines."),
        ("Editorial articles", "Writing, reviewing, publishing and withdrawing articles, with their revisions and checks."),
        ("Editorial tags", "Creating, changing, merging, splitting and deleting tags."),
        ("Editorial sections", "Creating, moving, changing and deleting sections."),
        ("Editorial authors", "Creating, changing and deleting authors."),
        ("Editorial menus", "Creating, changing and deleting navigation menus."),
        ("Editorial media", "Uploading pictures and other files, describing, replacing and deleting them."),
        ("Editorial fronts", "Arranging, publishing and comparing fronts."),
        ("Editorial share links", "Creating, changing and ending short links."),
        ("Editorial rankings", "Pinning articles to the top of trending, or keeping them out of most read and trending."),
        ("Editorial site", "Reading and changing the site's settings."),
        ("Previews", "Links that show one revision of an article to people without a key."),
        ("Moments", "Lists and fronts as of another time: in the future, with the changes scheduled until then, or in the past."),
        ("Desk", "Collaboration of editors on an article: who has the article open, and notes on it."),
        ("Webhooks", "Addresses that get a signed POST for each change that the public sees, and the log of these deliveries."),
        ("Partners", "Partners that take over articles: their keys and scope, the articles that they fetched, and their obligations."),
        ("Partner", "What partners read with their keys: the articles of their scope, changes, obligations and usage."),
        ("Releases", "Sets of articles that are published together at a set time, or not at all."),
        ("Statistics",
            "How often articles, share links, sections, authors and the whole site are read, per unit of time, as JSON or CSV."),
        ("Keys", "API keys: who may use the Editorial API, and in which role."),
        ("Audit", "Who changed what and when."),
        ("Operations", "Health checks for those who run the server."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }));
        foreach (var path in swaggerDoc.Paths.Values.OfType<OpenApiPathItem>())
            path.Operations?.Remove(HttpMethod.Head);
    }
}
