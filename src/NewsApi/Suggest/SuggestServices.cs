namespace NewsApi.Suggest;

internal static class SuggestServices
{
    public static IServiceCollection AddSuggest(this IServiceCollection services)
    {
        services.AddSingleton<TitleSuggestions>();
        services.AddSingleton<SuggestedNames>();
        return services;
    }
}
