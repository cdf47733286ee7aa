namespace NewsApi.Usage;

/// <summary>The terms of use as data, in one language. A field that is not stated is null.</summary>
/// <param name="LinkRequired">Whether a use needs a hyperlink to the source.</param>
/// <param name="Attribution">The credit line that a user of the content must show.</param>
/// <param name="CommercialUse">Whether commercial use is allowed.</param>
/// <param name="AiTraining">Whether training and fine-tuning of AI models is allowed.</param>
/// <param name="AiAnswers">Whether use as input of AI models is allowed: for answers, summaries, grounding.</param>
/// <param name="Search">Whether use in search indexes and search results is allowed: links and short excerpts.</param>
/// <param name="Syndication">Whether republication by partners is allowed.</param>
/// <param name="Contact" example="licensing@harbour.example">Who grants licences: a web address or an e-mail address.</param>
/// <param name="PriceUrl">Address of the page with the prices of licences.</param>
public sealed record UsageResponse(
    bool? LinkRequired,
    string? Attribution,
    UsageRule? CommercialUse,
    UsageRule? AiTraining,
    UsageRule? AiAnswers,
    UsageRule? Search,
    UsageRule? Syndication,
    string? Contact,
    string? PriceUrl)
{
    internal static UsageResponse From(UsagePolicy policy, string language, string siteDefault) => new(
        policy.LinkRequired, policy.AttributionIn(language, siteDefault), policy.CommercialUse, policy.AiTraining, policy.AiAnswers,
        policy.Search, policy.Syndication, policy.Contact, policy.PriceUrl);
}
