using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace NewsApi.Http;

/// <summary>CORS headers: pages of any origin may read published content, but only pages of configured origins may edit.</summary>
internal static class CorsPolicies
{
    public const string Readers = "readers";
    public const string Editors = "editors";

    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromHours(1);

    private static readonly string[] Exposed =
    [
        "ETag", "Link", "Location", "Retry-After", "NewsApi-Seq", "NewsApi-As-Of", "Cache-Status", "Idempotent-Replayed",
        "RateLimit", "RateLimit-Policy", "Allow", "Accept", "Accept-Patch", "WWW-Authenticate",
    ];

    private static readonly string ExposedText = string.Join(',', Exposed);

    /// <summary>Sets the same headers with or without an Origin in the request, so that the answer can be cached.</summary>
    public static void AllowAnyReader(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = ExposedText;
    }

    /// <summary>
    /// When the answer starts and no route has set CORS headers, sets them for pages of editor origins. So these pages can read
    /// every error answer.
    /// </summary>
    public static void AllowEditors(HttpContext context)
    {
        if (context.Request.Headers.Origin is not { Count: 1 } origin)
            return;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var origins = context.RequestServices.GetRequiredService<IOptions<HttpOptions>>().Value.EditorOrigins;
            if (headers.AccessControlAllowOrigin.Count > 0 || HttpMethods.IsOptions(context.Request.Method)
                || !origins.Contains(origin.ToString(), StringComparer.OrdinalIgnoreCase))
                return Task.CompletedTask;
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = ExposedText;
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            return Task.CompletedTask;
        });
    }

    public static void AddCorsPolicies(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<HttpOptions>>((cors, http) =>
        {
            // AllowCredentials is not needed: scripts set the Authorization header themselves, and there are no cookies.
            cors.AddPolicy(Readers, policy => policy
                .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD")
                .WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightMaxAge));
            cors.AddPolicy(Editors, policy => policy
                .WithOrigins([.. http.Value.EditorOrigins]).AllowAnyHeader().WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
                .WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightMaxAge));
        });
    }
}
