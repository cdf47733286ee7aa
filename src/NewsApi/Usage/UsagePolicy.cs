using NewsApi.Json;
using NewsApi.Text.Addresses;
using NewsApi.Text.Names;

namespace NewsApi.Usage;

/// <summary>
/// The terms of use as data. A field that an article does not state comes from its section, then from the sections above it, then from
/// the site. For the attribution, each language is taken separately in this way.
/// </summary>
/// <param name="LinkRequired">Whether a use needs a hyperlink to the source.</param>
/// <param name="Attribution">
/// For each language (BCP 47 tag), the credit line that a user of the content must show, at most 500 characters.
/// </param>
/// <param name="CommercialUse">Whether commercial use is allowed.</param>
/// <param name="AiTraining">Whether training and fine-tuning of AI models is allowed.</param>
/// <param name="AiAnswers">Whether use as input of AI models is allowed: for answers, summaries, grounding.</param>
/// <param name="Search">Whether use in search indexes and search results is allowed: links and short excerpts.</param>
/// <param name="Syndication">Whether republication by partners is allowed.</param>
/// <param name="Contact" example="licensing@harbour.example">Who grants licences: a web address or an e-mail address.</param>
/// <param name="PriceUrl">Address of the page with the prices of licences.</param>
public sealed record UsagePolicy(
    bool? LinkRequired,
    IReadOnlyDictionary<string, string>? Attribution,
    UsageRule? CommercialUse,
    UsageRule? AiTraining,
    UsageRule? AiAnswers,
    UsageRule? Search,
    UsageRule? Syndication,
    string? Contact,
    string? PriceUrl)
{
    /// <summary>A policy that states nothing.</summary>
    internal static readonly UsagePolicy Silent = new(null, null, null, null, null, null, null, null, null);

    /// <summary>Reads the policy from a column; null is a policy that states nothing.</summary>
    internal static UsagePolicy Read(string? stored) => stored is null ? Silent : ApiJson.Read<UsagePolicy>(stored);

    /// <summary>Converts the policy for a column; null when it states nothing.</summary>
    internal static string? Write(UsagePolicy? policy) => policy?.Normal() is { } normal && normal != Silent ? ApiJson.Write(normal) : null;

    /// <summary>The policy with language tags and addresses in their usual form; an attribution without texts becomes null.</summary>
    internal UsagePolicy Normal() => this with
    {
        Attribution = Attribution is { Count: > 0 } ? LocalisedText.From(Attribution).Texts : null,
        PriceUrl = PriceUrl is null ? null : WebAddresses.Escape(PriceUrl),
    };

    /// <summary>This policy. Fields that it does not state are taken from a wider policy, such as the policy of the site.</summary>
    internal UsagePolicy Over(UsagePolicy wider) => wider == Silent ? this : new(
        LinkRequired ?? wider.LinkRequired,
        Texts(wider.Attribution),
        CommercialUse ?? wider.CommercialUse,
        AiTraining ?? wider.AiTraining,
        AiAnswers ?? wider.AiAnswers,
        Search ?? wider.Search,
        Syndication ?? wider.Syndication,
        Contact ?? wider.Contact,
        PriceUrl ?? wider.PriceUrl);

    /// <summary>The attribution line in a language, else in the site's default one.</summary>
    internal string? AttributionIn(string language, string siteDefault) =>
        Attribution is null ? null : new LocalisedText(Attribution).PickText(language, siteDefault);

    private IReadOnlyDictionary<string, string>? Texts(IReadOnlyDictionary<string, string>? wider) =>
        wider is null ? Attribution
        : Attribution is null ? wider
        : wider.Concat(Attribution).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
}
