using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace NewsApi.Http;

/// <summary>Which pages may call from a browser (CORS): any may read published content, only named ones may edit.</summary>
internal static class BrowserAccess
{
    public const string Readers = "readers";
    public const string Editors = "editors";

    private static readonly TimeSpan PreflightIsKept = TimeSpan.FromHours(1);

    private static readonly string[] Exposed = ["ETag", "Link", "Location", "Retry-After", "NewsApi-Seq", "NewsApi-As-Of", "Cache-Status", "Idempotent-Replayed", "RateLimit", "RateLimit-Policy"];

    private static readonly string ExposedText = string.Join(',', Exposed);

    /// <summary>The same headers for every reader, whether or not a browser sent an Origin.</summary>
    public static void AllowAnyReader(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = ExposedText;
    }

    public static void AddBrowserAccess(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<HttpOptions>>((cors, http) =>
        {
            // No credentials: a key is sent by the program itself, never by the browser on its own.
            cors.AddPolicy(Readers, policy => policy
                .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD")
                .WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightIsKept));
            cors.AddPolicy(Editors, policy => policy
                .WithOrigins([.. http.Value.EditorOrigins]).AllowAnyHeader().WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                .WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightIsKept));
        });
    }
}
