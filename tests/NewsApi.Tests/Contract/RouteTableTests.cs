using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Who may do what: every route the program has, with every role. A route that is not in the table fails.</summary>
public partial class RouteTableTests(Database database) : DatabaseFixture(database)
{
    private static readonly Dictionary<string, Role?> LeastRole = new()
    {
        ["GET /v1/articles"] = null,
        ["GET /v1/articles/{id:long}"] = null,
        ["GET /v1/articles/by-slug/{language}/{slug}"] = null,
        ["GET /v1/articles.ninjs.json"] = null,
        ["GET /v1/articles/{id:long}.ninjs.json"] = null,
        ["GET /v1/articles/{id:long}.md"] = null,
        ["GET /v1/articles/{id:long}.anf.json"] = null,
        ["GET /v1/articles/{id:long}.jsonld"] = null,
        ["GET /v1/articles/by-slug/{language}/{slug}.jsonld"] = null,
        ["GET /v1/articles/by-slug/{language}/{slug}.ninjs.json"] = null,
        ["GET /v1/articles/{id:long}/license.xml"] = null,
        ["GET /robots.txt"] = null,
        ["GET /license.xml"] = null,
        ["GET /.well-known/tdmrep.json"] = null,
        ["GET /v1/articles/by-slug/{language}/{slug}.md"] = null,
        ["GET /v1/articles/{id:long}/share"] = null,
        ["GET /v1/articles/{id:long}/translations"] = null,
        ["GET /v1/articles/{id:long}/related"] = null,
        ["GET /v1/articles/{id:long}/card"] = null,
        ["GET /v1/articles/most"] = null,
        ["GET /v1/articles/trending"] = null,
        ["POST /v1/events"] = null,
        ["OPTIONS /v1/events"] = null,
        ["GET /docs/data"] = null,
        ["GET /v1/suggest"] = null,
        ["GET /v1/changes"] = null,
        ["POST /websub"] = null,
        ["GET /v1/changes/stream"] = null,
        ["GET /v1/tags"] = null,
        ["GET /v1/tags/{slug}"] = null,
        ["GET /v1/fronts"] = null,
        ["GET /v1/fronts/{slug}"] = null,
        ["GET /v1/sections"] = null,
        ["GET /v1/sections/{slug}"] = null,
        ["GET /v1/authors"] = null,
        ["GET /v1/authors/{slug}"] = null,
        ["GET /v1/menus"] = null,
        ["GET /v1/menus/{slug}"] = null,
        ["GET /v1/site"] = null,
        ["GET /v1/share-links/{code}"] = null,
        ["GET /v1/share-links/{code}/qr.svg"] = null,
        ["GET /v1/share-links/{code}/qr.png"] = null,
        ["GET /oembed"] = null,
        ["GET /sitemap.xml"] = null,
        ["GET /sitemaps/articles/{page:long}"] = null,
        ["GET /news-sitemap.xml"] = null,
        ["GET /feeds/rss.xml"] = null,
        ["GET /feeds/atom.xml"] = null,
        ["GET /feeds/feed.json"] = null,
        ["GET /feeds/language/{name}/{file}"] = null,
        ["GET /feeds/section/{name}/{file}"] = null,
        ["GET /feeds/tag/{name}/{file}"] = null,
        ["GET /feeds/author/{name}/{file}"] = null,
        ["GET /v1/preview/{token}"] = null,
        ["GET /v1/preview/fronts/{token}"] = null,
        ["GET /s/{**code}"] = null,
        ["GET /s/{code}+"] = null,
        ["GET /.well-known/apple-app-site-association"] = null,
        ["GET /.well-known/assetlinks.json"] = null,
        ["GET /health"] = null,
        ["GET /health/live"] = null,
        ["GET /health/ready"] = null,
        ["GET /openapi.yaml"] = null,
        ["GET /openapi.json"] = null,
        ["GET /"] = null,
        ["GET /v1/editorial/partners"] = Role.Admin,
        ["POST /v1/editorial/partners"] = Role.Admin,
        ["GET /v1/editorial/partners/{id:long}"] = Role.Admin,
        ["PUT /v1/editorial/partners/{id:long}"] = Role.Admin,
        ["POST /v1/editorial/partners/{id:long}/keys"] = Role.Admin,
        ["GET /v1/editorial/partners/{id:long}/usage"] = Role.Admin,
        ["GET /v1/editorial/partners/{id:long}/fetches"] = Role.Admin,
        ["GET /v1/editorial/partners/{id:long}/obligations"] = Role.Admin,
        ["GET /v1/editorial/articles/{id:long}/holders"] = Role.Writer,
        ["GET /v1/editorial/webhooks"] = Role.Admin,
        ["POST /v1/editorial/webhooks"] = Role.Admin,
        ["GET /v1/editorial/webhooks/{id:long}"] = Role.Admin,
        ["PUT /v1/editorial/webhooks/{id:long}"] = Role.Admin,
        ["DELETE /v1/editorial/webhooks/{id:long}"] = Role.Admin,
        ["POST /v1/editorial/webhooks/{id:long}/rotate-secret"] = Role.Admin,
        ["POST /v1/editorial/webhooks/{id:long}/test"] = Role.Admin,
        ["POST /v1/editorial/webhooks/{id:long}/replay"] = Role.Admin,
        ["GET /v1/editorial/webhooks/{id:long}/deliveries"] = Role.Admin,
        ["GET /v1/editorial/webhooks/{id:long}/deliveries/{deliveryId:long}"] = Role.Admin,
        ["POST /v1/editorial/webhooks/{id:long}/deliveries/{deliveryId:long}/replay"] = Role.Admin,
        ["GET /v1/editorial/articles"] = Role.Writer,
        ["POST /v1/editorial/articles"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/articles/{id:long}"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/publish"] = Role.Editor,
        ["POST /v1/editorial/articles/{id:long}/unpublish"] = Role.Editor,
        ["PATCH /v1/editorial/articles/{id:long}"] = Role.Writer,
        ["DELETE /v1/editorial/articles/{id:long}"] = Role.Editor,
        ["POST /v1/editorial/articles/{id:long}/submit"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/return"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/discard"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/assign"] = Role.Editor,
        ["POST /v1/editorial/articles/{id:long}/schedule"] = Role.Editor,
        ["POST /v1/editorial/articles/{id:long}/unschedule"] = Role.Editor,
        ["POST /v1/editorial/articles/{id:long}/restore"] = Role.Editor,
        ["GET /v1/editorial/articles/{id:long}/revisions"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/revisions/{number:int}"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/revisions/compare"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/share-check"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/feed-check"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/previews"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/previews"] = Role.Writer,
        ["DELETE /v1/editorial/articles/{id:long}/previews/{previewId:long}"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/presence"] = Role.Writer,
        ["PUT /v1/editorial/articles/{id:long}/presence"] = Role.Writer,
        ["DELETE /v1/editorial/articles/{id:long}/presence"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/notes"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/notes"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/notes/{noteId:long}"] = Role.Writer,
        ["DELETE /v1/editorial/articles/{id:long}/notes/{noteId:long}"] = Role.Writer,
        ["POST /v1/editorial/articles/{id:long}/revisions/{number:int}/restore"] = Role.Writer,
        ["POST /v1/editorial/articles/bulk"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/visibility"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/stats"] = Role.Writer,
        ["GET /v1/editorial/articles/{id:long}/ranking"] = Role.Editor,
        ["PUT /v1/editorial/articles/{id:long}/ranking"] = Role.Editor,
        ["DELETE /v1/editorial/articles/{id:long}/ranking"] = Role.Editor,
        ["GET /v1/editorial/rankings"] = Role.Editor,
        ["GET /v1/editorial/sections/{id:long}/stats"] = Role.Writer,
        ["GET /v1/editorial/authors/{id:long}/stats"] = Role.Writer,
        ["GET /v1/editorial/site/stats"] = Role.Writer,
        ["GET /v1/editorial/share-links/{id:long}/stats"] = Role.Writer,
        ["GET /v1/editorial/releases"] = Role.Editor,
        ["POST /v1/editorial/releases"] = Role.Editor,
        ["GET /v1/editorial/releases/{id:long}"] = Role.Editor,
        ["PUT /v1/editorial/releases/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/releases/{id:long}"] = Role.Editor,
        ["POST /v1/editorial/releases/{id:long}/schedule"] = Role.Editor,
        ["POST /v1/editorial/releases/{id:long}/unschedule"] = Role.Editor,
        ["GET /v1/editorial/tags"] = Role.Writer,
        ["POST /v1/editorial/tags"] = Role.Editor,
        ["GET /v1/editorial/tags/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/tags/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/tags/{id:long}"] = Role.Editor,
        ["POST /v1/editorial/tags/{id:long}/merge"] = Role.Editor,
        ["POST /v1/editorial/tags/{id:long}/split"] = Role.Editor,
        ["GET /v1/editorial/public/articles"] = Role.Writer,
        ["GET /v1/editorial/public/fronts/{slug}"] = Role.Writer,
        ["GET /v1/editorial/fronts"] = Role.Writer,
        ["POST /v1/editorial/fronts"] = Role.Editor,
        ["GET /v1/editorial/fronts/{slug}"] = Role.Writer,
        ["DELETE /v1/editorial/fronts/{slug}"] = Role.Editor,
        ["PUT /v1/editorial/fronts/{slug}/draft"] = Role.Editor,
        ["POST /v1/editorial/fronts/{slug}/publish"] = Role.Editor,
        ["POST /v1/editorial/fronts/{slug}/unpublish"] = Role.Editor,
        ["POST /v1/editorial/fronts/{slug}/discard"] = Role.Editor,
        ["GET /v1/editorial/fronts/{slug}/previews"] = Role.Editor,
        ["POST /v1/editorial/fronts/{slug}/previews"] = Role.Editor,
        ["DELETE /v1/editorial/fronts/{slug}/previews/{previewId:long}"] = Role.Editor,
        ["GET /v1/editorial/fronts/{slug}/revisions"] = Role.Writer,
        ["GET /v1/editorial/fronts/{slug}/revisions/{number:int}"] = Role.Writer,
        ["GET /v1/editorial/fronts/{slug}/revisions/compare"] = Role.Writer,
        ["POST /v1/editorial/fronts/{slug}/revisions/{number:int}/restore"] = Role.Editor,
        ["GET /v1/editorial/sections"] = Role.Writer,
        ["POST /v1/editorial/sections"] = Role.Editor,
        ["GET /v1/editorial/sections/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/sections/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/sections/{id:long}"] = Role.Editor,
        ["GET /media/{id:long}/{version}/{file}"] = null,
        ["GET /v1/editorial/media"] = Role.Writer,
        ["POST /v1/editorial/media"] = Role.Writer,
        ["GET /v1/editorial/media/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/media/{id:long}"] = Role.Writer,
        ["DELETE /v1/editorial/media/{id:long}"] = Role.Editor,
        ["POST /v1/editorial/media/{id:long}/restore"] = Role.Editor,
        ["PUT /v1/editorial/media/{id:long}/file"] = Role.Editor,
        ["GET /v1/editorial/media/{id:long}/original"] = Role.Writer,
        ["GET /v1/editorial/media/{id:long}/uses"] = Role.Writer,
        ["GET /v1/editorial/authors"] = Role.Writer,
        ["POST /v1/editorial/authors"] = Role.Editor,
        ["GET /v1/editorial/authors/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/authors/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/authors/{id:long}"] = Role.Editor,
        ["GET /v1/editorial/menus"] = Role.Writer,
        ["POST /v1/editorial/menus"] = Role.Editor,
        ["GET /v1/editorial/menus/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/menus/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/menus/{id:long}"] = Role.Editor,
        ["GET /v1/editorial/site"] = Role.Writer,
        ["PUT /v1/editorial/site"] = Role.Admin,
        ["GET /v1/editorial/share-links"] = Role.Writer,
        ["POST /v1/editorial/share-links"] = Role.Editor,
        ["GET /v1/editorial/share-links/{id:long}"] = Role.Writer,
        ["PUT /v1/editorial/share-links/{id:long}"] = Role.Editor,
        ["DELETE /v1/editorial/share-links/{id:long}"] = Role.Editor,
        ["GET /v1/editorial/keys"] = Role.Admin,
        ["POST /v1/editorial/keys"] = Role.Admin,
        ["GET /v1/editorial/keys/{id:long}"] = Role.Admin,
        ["DELETE /v1/editorial/keys/{id:long}"] = Role.Admin,
        ["GET /v1/editorial/audit"] = Role.Admin,
    };

    // Each needs a key that belongs to a partner, which no key of a role does.
    private static readonly HashSet<string> OfPartners =
    [
        "GET /v1/partner",
        "GET /v1/partner/usage",
        "GET /v1/partner/articles",
        "GET /v1/partner/articles/{id:long}",
        "GET /v1/partner/changes",
        "GET /v1/partner/changes/stream",
        "GET /v1/partner/obligations",
        "GET /v1/partner/feeds/{file}",
        "POST /v1/partner/acknowledgements",
    ];

    private static readonly Role?[] Callers = [null, .. Enum.GetValues<Role>().Cast<Role?>()];

    [Test]
    public void Every_route_stands_in_the_table_and_every_row_is_a_route()
    {
        var routes = Routes();
        Assert.That(routes.Except(LeastRole.Keys).Except(OfPartners), Is.Empty, "routes that the table lacks");
        Assert.That(LeastRole.Keys.Concat(OfPartners).Except(routes), Is.Empty, "rows without a route");
    }

    [Test]
    public async Task Keys_of_roles_do_not_open_the_routes_of_partners()
    {
        foreach (var route in OfPartners)
            foreach (var caller in Callers)
            {
                using var client = caller is { } role ? await App.As(role) : App.Anonymous();
                Assert.That(
                    await Ask(client, route), Is.EqualTo(caller is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), route);
            }
    }

    [Test]
    public async Task Every_role_may_do_what_the_table_says_and_no_more()
    {
        var wrong = new List<string>();
        foreach (var route in Routes().Intersect(LeastRole.Keys))
            foreach (var caller in Callers)
            {
                using var client = caller is { } role ? await App.As(role) : App.Anonymous();
                var status = await Ask(client, route);
                var expected = LeastRole[route] is not { } least || caller >= least ? (HttpStatusCode?)null
                    : caller is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                var refused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                if (expected is null ? refused : status != expected)
                    wrong.Add($"{route} as {caller?.ToString() ?? "anonymous"}: {(int)status}");
            }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_site_may_ask_readers_for_a_key()
    {
        await using var closed =
            new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Access:ContentApi"] = "Key" });
        // Of a preview the token is the key.
        foreach (var route in LeastRole.Keys.Where(
            route => route == "GET /oembed" || route.StartsWith("GET /feeds/", StringComparison.Ordinal)
                || (route.StartsWith("GET /v1/", StringComparison.Ordinal)
                    && !route.StartsWith("GET /v1/preview/", StringComparison.Ordinal))))
        {
            using var anonymous = closed.Anonymous();
            Assert.That(await Ask(anonymous, route), Is.EqualTo(HttpStatusCode.Unauthorized), route);
        }

        using var partner = await closed.As(Role.Partner);
        Assert.That(await Ask(partner, "GET /v1/articles"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_editors_are_told_is_never_kept()
    {
        foreach (var route in LeastRole.Keys.Where(route => route.StartsWith("GET /v1/editorial/", StringComparison.Ordinal)))
        {
            var answer = await Admin.Get(Path(route));
            Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"), route);
        }
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string route)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), Path(route));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    // No such thing exists: who may ask gets 404, 415 or 428, and nothing is written.
    private static string Path(string route) => Parameter().Replace(route.Split(' ')[1], match => match.Value switch
    {
        "{id:long}" => "987654321",
        "{number:int}" or "{previewId:long}" or "{noteId:long}" or "{deliveryId:long}" => "987654321",
        "{language}" => "en",
        _ => "no-such-thing",
    });

    private List<string> Routes() =>
    [
        .. from endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           where method != "HEAD"
           select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}",
    ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
