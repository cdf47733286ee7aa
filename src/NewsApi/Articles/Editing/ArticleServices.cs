using NewsApi.Articles.Editing.Adoption;
using NewsApi.Articles.Editing.Bulk;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Bodies;

namespace NewsApi.Articles.Editing;

internal static class ArticleServices
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSettings<EditingOptions>(EditingOptions.Section);
        services.AddSingleton<ArticleRepository>();
        services.AddSingleton<ArticleDrafting>();
        services.AddSingleton<ArticleStepRunner>();
        services.AddSingleton<ArticleBulk>();
        services.AddSingleton<ArticleVisibility>();
        services.AddSingleton<TrashPurge>();
        services.AddSingleton<ArticleDrafts>();
        services.AddSingleton<RevisionMedia>();
        services.AddSingleton<RevisionQueries>();
        services.AddSingleton<IncludeNames>();
        services.AddSingleton<TagSplit>();
        services.AddSingleton<AdoptableArticles>().AddSingleton<PictureAdoption>();
        services.AddSingleton<ArticleQueries>();
        services.AddSingleton<ArticleIds>();
        services.AddSingleton<FilterNames>();
        services.AddSingleton<ScanSizes>();
        services.AddSingleton<ArticleRepresentations>().AddSingleton<ArticleLists>().AddSingleton<ArticleRanges>()
            .AddSingleton<WithdrawnArticles>();
        services.AddSingleton<IReferenceCheck<ArticleContent>, ArticleReferenceCheck>();
        services.AddSingleton<IReferenceCheck<UnpublishRequest>, UnpublishReferenceCheck>();
        services.AddSingleton<IReferenceCheck<TagSplitRequest>, TagSplitReferenceCheck>();
        services.AddSingleton<TitleSearch>();
        services.AddSingleton<EventArticleCache>();
        return services;
    }

    /// <summary>Maps all Editorial API routes for articles.</summary>
    public static void MapEditorialArticles(this RouteGroupBuilder editorial)
    {
        editorial.MapArticleEditing();
        editorial.MapArticleActions();
        editorial.MapArticleHistory();
        editorial.MapShareCheck();
        editorial.MapTagSplitting();
    }
}
