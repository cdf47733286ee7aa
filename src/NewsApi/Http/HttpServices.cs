using FluentValidation;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Http;

internal static class HttpServices
{
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddSettings<HttpOptions>(HttpOptions.Section);
        services.AddSingleton<PublicUrl>();
        services.AddBrowserAccess();
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.AddValidatorsFromAssembly(typeof(HttpServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        // In Development a malformed body would else be a 500 with a stack trace; as an exception it gets its problem everywhere.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>((kestrel, http) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = http.Value.MaxBodyBytes;
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
}
