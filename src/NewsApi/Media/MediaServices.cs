using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Media.Renditions;
using NewsApi.Media.Upkeep;

namespace NewsApi.Media;

internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddSettings<MediaOptions>(MediaOptions.Section);
        services.AddSingleton<MediaFolder>().AddSingleton<MediaBucket>();
        services.AddSingleton<IMediaStore>(provider => provider.GetRequiredService<IOptions<MediaOptions>>().Value.S3.IsUsed
            ? provider.GetRequiredService<MediaBucket>()
            : provider.GetRequiredService<MediaFolder>());
        services.AddSingleton<Presets>().AddSingleton<PublicMediaCache>().AddSingleton<MediaCache>();
        services.AddSingleton<ImageInspector>().AddSingleton<RenderQueue>().AddSingleton<RenditionMaker>();
        services.AddSingleton<RenditionDelivery>().AddSingleton<MediaWorker>().AddSingleton<MediaSweep>();
        services.AddSingleton<PublishedSizes>();
        services.AddSingleton<IChangeSubscriber>(provider => provider.GetRequiredService<PublishedSizes>());
        services.AddSingleton<MediaCheck>().AddSingleton<MediaBackup>();
        services.AddSingleton<MediaUpload>().AddSingleton<MediaDownload>();
        return services.AddSingleton<MediaRepository>().AddSingleton<EditorialMediaFactory>();
    }

    public static void MapMedia(this IEndpointRouteBuilder routes) => RenditionDelivery.Map(routes);
}
