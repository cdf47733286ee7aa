namespace NewsApi.Previews;

internal static class PreviewServices
{
    public static void AddPreviews(this IServiceCollection services)
    {
        services.AddSingleton<PreviewRepository>();
        services.AddSingleton<PreviewStories>();
    }
}
