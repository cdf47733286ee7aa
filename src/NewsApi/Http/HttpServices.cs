using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Json;

namespace NewsApi.Http;

internal static class HttpServices
{
    // Eight filters of 50 names of 120 characters, and the rest; beyond it Kestrel itself answers 414, without a body.
    private const int LongestRequestLine = 65_536;

    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddSettings<HttpOptions>(HttpOptions.Section);
        services.AddSingleton<PublicUrl>();
        services.AddBrowserAccess();
        services.AddSingleton<IdempotencyKeys>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddValidatorsFromAssembly(typeof(HttpServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        // In Development a malformed body would else be a 500 with a stack trace; as an exception it gets its problem everywhere.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>((kestrel, http) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = http.Value.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            // Any byte is a letter of Latin-1; with UTF-8, its default, Kestrel answers a stray one with 400 and no body.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        return services;
    }

    public static void UseProblems(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseMiddleware<ProblemMiddleware>();
    }

    /// <summary>What holds for every request, once it is known who asks and for what.</summary>
    public static void UseRequestRules(this IApplicationBuilder app)
    {
        app.UseMiddleware<UnknownParameters>();
        app.UseMiddleware<BodyCharset>();
        app.UseMiddleware<IdempotentRequests>();
    }
}
