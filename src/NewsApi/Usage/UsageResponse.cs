namespace NewsApi.Usage;

/// <summary>The terms of use as data, in one language. A field that is not stated is null.</summary>
/// <param name="LinkRequired">Whether a use needs a hyperlink to the source.</param>
/// <param name="Attribution">The line that a use must show.</param>
/// <param name="CommercialUse">Commercial use.</param>
/// <param name="AiTraining">Training and fine-tuning of AI models.</param>
/// <param name="AiAnswers">Use as input of AI models: for answers, summaries, grounding.</param>
/// <param name="Search">Search indexes and their results: links and short excerpts.</param>
/// <param name="Syndication">Republication by partners.</param>
/// <param name="Contact" example="licensing@harbour.example">Who grants licences: a web address or an e-mail address.</param>
/// <param name="PriceUrl">Address of the prices.</param>
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
