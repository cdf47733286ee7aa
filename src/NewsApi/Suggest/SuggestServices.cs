namespace NewsApi.Suggest;

internal static class SuggestServices
{
    public static IServiceCollection AddSuggest(this IServiceCollection services)
    {
        services.AddSingleton<SuggestedNames>();
        return services;
    }
}
