using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Walk;

/// <summary>What anybody may ask, for every route that needs no role. A public route that is not here fails the test that asks.</summary>
internal static class PublicQuestions
{
    private const string Everything =
        "fields=id,title,slug,url,summary,section,tags,authors,byline,source,placeLine,leadImage,rights,seo,translations,corrections,body&include=related,share,breadcrumbs";

    private static readonly Dictionary<string, Func<ModelArticle, IEnumerable<string>>> Of = new()
    {
        ["/v1/articles"] = article =>
        [
            $"?{Everything}&limit=100", $"?q={article.NewestText.Word}&{Everything}&facets=section,tag,language,month&count=true",
            $"?q=\"that is known of {article.NewestText.Word}\"", "?tag=walked&count=true&facets=tag", $"?slug={article.NewestText.Slug}",
            $"?id={article.Id}",
            "?sort=title&limit=100", "?section=walked&author=walked&sort=-updatedAt",
        ],
        ["/v1/articles/most"] = _ =>
        [
            $"?{Everything}", "?by=shares&period=1h&language=en&section=walked", "?by=clicks&period=30d&limit=100",
        ],
        ["/v1/articles/trending"] = _ => [$"?{Everything}&limit=100", "?language=en&section=walked"],
        ["/v1/articles/{id:long}"] = article =>
        [
            $"{article.Id}", $"{article.Id}?{Everything}", $"{article.Id}?language=ru&fallback=default",
        ],
        ["/v1/articles/{id:long}/share"] = article => [$"{article.Id}/share"],
        ["/v1/articles/{id:long}/card"] = article => [$"{article.Id}/card"],
        ["/v1/articles/{id:long}/translations"] = article => [$"{article.Id}/translations"],
        ["/v1/articles/{id:long}/related"] = article => [$"{article.Id}/related"],
        ["/v1/articles/by-slug/{language}/{slug}"] = article =>
            [
                .. article.Texts.Select(text => text.Slug).Distinct().TakeLast(4).Select(slug => $"en/{slug}"),
                $"en/{article.NewestText.Word}",
            ],
        ["/v1/articles/{id:long}.md"] = article => [$"{article.Id}.md"],
        ["/v1/articles/{id:long}.anf.json"] = article => [$"{article.Id}.anf.json"],
        ["/v1/articles/{id:long}.jsonld"] = article => [$"{article.Id}.jsonld"],
        ["/v1/articles/{id:long}.ninjs.json"] = article => [$"{article.Id}.ninjs.json"],
        ["/v1/articles/{id:long}/license.xml"] = article => [$"{article.Id}/license.xml"],
        ["/v1/articles/by-slug/{language}/{slug}.md"] = article =>
            [.. article.Texts.Select(text => text.Slug).Distinct().TakeLast(4).Select(slug => $"en/{slug}.md")],
        ["/v1/articles/by-slug/{language}/{slug}.jsonld"] = article =>
            [.. article.Texts.Select(text => text.Slug).Distinct().TakeLast(4).Select(slug => $"en/{slug}.jsonld")],
        ["/v1/articles/by-slug/{language}/{slug}.ninjs.json"] = article =>
            [.. article.Texts.Select(text => text.Slug).Distinct().TakeLast(4).Select(slug => $"en/{slug}.ninjs.json")],
        ["/media/{id:long}/{version}/{file}"] = _ => ["1/latest/large.jpg"],
        ["/v1/articles.ninjs.json"] = article =>
            ["?include=body&limit=100", $"?q={article.NewestText.Word}", $"?id={article.Id}&include=body"],
        ["/v1/suggest"] = article => [$"?q={article.NewestText.Word}", $"?q={article.NewestText.Word[..^1]}", "?q=geheim"],
        ["/v1/tags"] = _ => ["?count=true"],
        ["/v1/tags/{slug}"] = _ => ["walked"],
        ["/v1/sections"] = _ => [""],
        ["/v1/sections/{slug}"] = _ => ["walked"],
        ["/v1/authors"] = _ => [""],
        ["/v1/authors/{slug}"] = _ => ["walked"],
        ["/v1/fronts"] = _ => [""],
        ["/v1/fronts/{slug}"] = _ => ["walked?language=en&include=body", "walked?language=ru&fallback=default"],
        ["/v1/menus"] = _ => [""],
        ["/v1/menus/{slug}"] = _ => ["walked"],
        ["/v1/site"] = _ => [""],
        ["/v1/changes"] = _ => ["", "?include=article", "?include=ninjs"],
        ["/v1/share-links/{code}"] = article => [$"walk-{article.Id}"],
        ["/v1/share-links/{code}/qr.svg"] = article => [$"walk-{article.Id}/qr.svg"],
        ["/v1/share-links/{code}/qr.png"] = article => [$"walk-{article.Id}/qr.png"],
        ["/oembed"] = article =>
        [
            $"?url=http://localhost/v1/articles/{article.Id}", $"?url=http://localhost/s/walk-{article.Id}&format=xml",
            .. article.Texts.Select(text => text.Slug).Distinct().TakeLast(4)
                .Select(slug => $"?url=http://localhost/v1/articles/by-slug/en/{slug}"),
        ],
        ["/robots.txt"] = _ => [""],
        ["/license.xml"] = _ => [""],
        ["/.well-known/tdmrep.json"] = _ => [""],
        ["/sitemap.xml"] = _ => [""],
        ["/sitemaps/articles/{page:long}"] = _ => ["0"],
        ["/news-sitemap.xml"] = _ => [""],
        ["/feeds/rss.xml"] = _ => ["?limit=100"],
        ["/feeds/atom.xml"] = _ => ["?limit=100"],
        ["/feeds/feed.json"] = _ => ["?limit=100"],
        ["/feeds/language/{name}/{file}"] = _ => ["en/rss.xml", "ru/atom.xml"],
        ["/feeds/section/{name}/{file}"] = _ => ["walked/rss.xml?limit=100", "walked/feed.json"],
        ["/feeds/tag/{name}/{file}"] = _ => ["walked/atom.xml?limit=100"],
        ["/feeds/author/{name}/{file}"] = _ => ["walked/feed.json?limit=100"],
        ["/s/{**code}"] = article => [$"walk-{article.Id}", $"walk-{article.Id}.t"],
        ["/s/{code}+"] = article => [$"walk-{article.Id}+", $"walk-{article.Id}-t+"],
        ["/.well-known/apple-app-site-association"] = _ => [""],
        ["/.well-known/assetlinks.json"] = _ => [""],
        ["/v1/preview/fronts/{token}"] = article => [$"{article.Id}", article.NewestText.Word],
        ["/v1/preview/{token}"] = article => [$"{article.Id}", article.NewestText.Word],
        ["/health"] = _ => [""],
        ["/health/live"] = _ => [""],
        ["/health/ready"] = _ => [""],
        ["/openapi.yaml"] = _ => [],
        ["/openapi.json"] = _ => [],
        ["/docs/data"] = _ => [],
        ["/"] = _ => [],
    };

    public static IReadOnlyList<string> Routes(AppUnderTest app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where !endpoint.IsStream()
           where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
           let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where !path.StartsWith("/v1/editorial", StringComparison.Ordinal) && !path.StartsWith("/v1/partner", StringComparison.Ordinal)
           select path,
    ];

    /// <summary>Addresses to ask about an article.</summary>
    public static IEnumerable<string> About(ModelArticle article, IEnumerable<string> routes) =>
        from route in routes
        from rest in Of.TryGetValue(route, out var questions) ? questions(article)
            : throw new InvalidOperationException($"Nobody asks {route}; add it here.")
        let brace = route.IndexOf('{')
        select brace < 0 ? route + rest : route[..brace] + rest;
}
