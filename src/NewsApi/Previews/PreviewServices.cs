namespace NewsApi.Previews;

internal static class PreviewServices
{
    public static IServiceCollection AddPreviews(this IServiceCollection services)
    {
        services.AddSingleton<PreviewRepository>();
        services.AddSingleton<PreviewStories>();
        services.AddSingleton<FrontPreviewRepository>();
        return services;
    }
}
