
namespace NewsApi.Caching;

/// <summary>Cached in place of an answer that depends on Accept-Language: it selects one of the answers by language.</summary>
/// <param name="Languages">The site's languages.</param>
/// <param name="Default">For readers who accept none of them.</param>
/// <param name="DependsOn">The keys of its dependencies.</param>
/// <param name="Seq">This node had seen every change up to this number before it read the site's settings.</param>
internal sealed record LanguageVariants(IReadOnlyList<string> Languages, string Default, ulong[] DependsOn, long Seq)
{
    public string KeyFor(string key, string acceptLanguage) =>
        $"{key}\n{Text.Names.Languages.Negotiate(acceptLanguage, Languages) ?? Default}";
}
