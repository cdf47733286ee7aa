using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.NewsReader;

/// <summary>Registers the pages of <c>src/NewsReader</c>. <see cref="NewsReaderOptions"/> switches them on or off.</summary>
internal static class ReaderServices
{
    private const string ContentApi = $"{AccessOptions.Section}:{nameof(AccessOptions.ContentApi)}";

    public static IServiceCollection AddReader(this IServiceCollection services)
    {
        // If readers need a key, there are no pages, because browsers have none. AccessOptions is not used here: a wrong value would be
        // reported twice.
        services.AddOptions<NewsReaderOptions>().PostConfigure<IConfiguration>((reader, settings) =>
        {
            if (nameof(ContentAccess.Key).Equals(settings[ContentApi], StringComparison.OrdinalIgnoreCase))
                reader.Enabled = false;
        });
        return services.AddSingleton<ReaderFiles>().AddSingleton<ReaderScripts>().AddSingleton<ReaderPages>().AddSingleton<ReaderPaths>();
    }

    /// <summary>
    /// Changes the path of requests for pages to the path of the route that answers them. Must run after the path of the public URL is
    /// removed from the request. Must run before the answer cache, because the cache finds routes by their first segments.
    /// </summary>
    public static void UseReader(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicUrl>().HasPages)
            app.Use((context, next) =>
            {
                app.Services.GetRequiredService<ReaderPaths>().Lead(context);
                return next(context);
            });
    }

    public static void MapReader(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<PublicUrl>().HasPages)
            return;
        routes.MapWeb().AsAnswers().MapRead($"{ReaderPaths.Pages}/{{**path}}", ReaderDelivery.GetPage)
            .WithMetadata(new IgnoresUnknownParameters(), new QueryParameters([.. ReaderDelivery.Parameters]))
            .ExcludeFromDescription();
        var files = routes.MapGroup("").WithMetadata(new IgnoresUnknownParameters()).ExcludeFromDescription();
        files.MapRead($"{ReaderFiles.Folder}/{{version}}/{{**file}}", ReaderDelivery.GetFile);
        files.MapRead("/sw.js", ReaderDelivery.GetWorker);
    }
}
