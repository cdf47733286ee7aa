using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Json;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http;

internal static class HttpServices
{
    // Enough for eight filters with 50 names of 120 characters each. If a request line is longer, Kestrel answers 414 without a body.
    private const int MaxRequestLineBytes = 65_536;

    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddSettings<HttpOptions>(HttpOptions.Section);
        services.AddSettings<NewsReaderOptions>(NewsReaderOptions.Section);
        services.AddSingleton<PublicUrl>().AddSingleton<InternalRequests>();
        services.AddSingleton(provider => new RequestLog(
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<HttpOptions>>().Value.SlowMilliseconds),
            provider.GetRequiredService<ILogger<RequestLog>>()));
        services.AddOptions<SwaggerGenOptions>().Configure<PublicUrl>(
            (document, api) => document.AddServer(new OpenApiServer { Url = api.Path.Length == 0 ? "/" : api.Path }));
        services.AddCorsPolicies();
        services.AddSingleton<RouteMatches>();
        services.AddSingleton<IdempotencyKeys>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddValidatorsFromAssembly(typeof(HttpServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        // The binding of a malformed body throws in every environment, so ProblemMiddleware answers. The default throws in Development
        // only.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>((kestrel, http) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = http.Value.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            // Latin-1 decodes every byte. With UTF-8, the default, Kestrel answers an invalid byte with 400 and no body.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        return services;
    }

    public static void UseProblems(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
            app.UseMiddleware<RoundTripTiming>();
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            // This comes before routing, so every answer has the CORS headers, whatever its cause.
            if (context.Request.Path.StartsWithSegments("/v1/editorial"))
                CorsPolicies.AllowEditors(context);
            else
                CorsPolicies.AllowAnyReader(context.Response);
            return next(context);
        });
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<RequestBodyMiddleware>();
    }

    /// <summary>Middleware that needs the endpoint and the caller of a request.</summary>
    public static void UseRequestRules(this IApplicationBuilder app)
    {
        app.UseMiddleware<UnknownParameters>();
        app.UseMiddleware<RequestBodyCharset>();
        app.UseMiddleware<JsonBodyMiddleware>();
        app.UseMiddleware<IdempotentRequests>();
    }
}
