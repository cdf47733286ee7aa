using NewsApi.Http.Bodies;
using NewsApi.Partners.Records;

namespace NewsApi.Partners;

internal static class PartnerServices
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddSingleton<PartnerRepository>().AddSingleton<PartnerQuota>().AddSingleton<Obligations>().AddSingleton<Fetches>();
        services.AddSingleton<FetchJournal>().AddSingleton<PartnerDeniedSections>();
        services.AddSingleton<PartnerArticles>().AddSingleton<ObligationEvents>();
        services.AddSingleton<IReferenceCheck<PartnerRequest>, PartnerNames>();
        return services;
    }
}
