
namespace NewsApi.Caching;

/// <summary>
/// The cache entry of a request whose answer depends on Accept-Language. It gives the key of the answer in the reader's language.
/// </summary>
/// <param name="Languages">The site's languages.</param>
/// <param name="Default">The language for readers who accept none of <paramref name="Languages"/>.</param>
/// <param name="DependsOn">The keys of this entry's dependencies.</param>
/// <param name="Seq">This node had seen every change up to this number before it read the site's settings.</param>
internal sealed record LanguageVariants(IReadOnlyList<string> Languages, string Default, ulong[] DependsOn, long Seq)
{
    public string KeyFor(string key, string acceptLanguage) =>
        $"{key}\n{Text.Names.Languages.Negotiate(acceptLanguage, Languages) ?? Default}";
}
