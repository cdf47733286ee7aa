using NewsApi.Http.Bodies;

namespace NewsApi.Tags;

internal static class TagServices
{
    public static IServiceCollection AddTags(this IServiceCollection services)
    {
        services.AddSingleton<TagRepository>();
        services.AddSingleton<TagLists>();
        services.AddSingleton<TagNames>();
        services.AddSingleton<IReferenceCheck<TagRequest>, TagReferenceCheck>();
        services.AddSingleton<IReferenceCheck<TagMergeRequest>, TagMergeReferenceCheck>();
        return services;
    }
}
