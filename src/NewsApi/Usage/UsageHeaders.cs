using Microsoft.Extensions.Options;
using NewsApi.Http;

namespace NewsApi.Usage;

/// <summary>The response headers for the usage policy of an article: the link to RSL, TDMRep and, if a setting is on, AIPREF.</summary>
internal static class UsageHeaders
{
    public const string TdmReservation = "tdm-reservation", TdmPolicy = "tdm-policy", ContentUsage = "Content-Usage";

    /// <summary>The address of an article's policy in RSL.</summary>
    public static string LicenceOf(PublicUrl api, long articleId) =>
        api.At(FormattableString.Invariant($"/v1/articles/{articleId}/license.xml"));

    /// <summary>Sets the headers of an answer with one article.</summary>
    public static void Set(HttpContext context, UsagePolicy policy, long articleId)
    {
        if (policy == UsagePolicy.Silent)
            return;
        var services = context.RequestServices;
        var headers = context.Response.Headers;
        var licence = LicenceOf(services.GetRequiredService<PublicUrl>(), articleId);
        headers.Append("Link", $"<{licence}>; rel=\"license\"; type=\"{Rsl.MediaType}\"");
        if (UsageSignals.TdmReservation(policy) is { } reservation)
        {
            headers[TdmReservation] = reservation == 1 ? "1" : "0";
            if (reservation == 1)
                headers[TdmPolicy] = licence;
        }

        if (services.GetRequiredService<IOptions<UsageOptions>>().Value.ContentUsage && UsageSignals.ContentUsage(policy) is { } usage)
            headers[ContentUsage] = usage;
    }
}
