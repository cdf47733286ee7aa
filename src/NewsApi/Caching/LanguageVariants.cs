
namespace NewsApi.Caching;

/// <summary>Kept in the place of an answer that hangs on Accept-Language: it tells which of several answers a reader gets.</summary>
/// <param name="Languages">The site's languages.</param>
/// <param name="Default">For readers who like none of them.</param>
/// <param name="DependsOn">Keys of all that it depends on.</param>
/// <param name="Seq">Every change up to this number was known before the site was read.</param>
internal sealed record LanguageVariants(IReadOnlyList<string> Languages, string Default, ulong[] DependsOn, long Seq)
{
    public string KeyFor(string key, string acceptLanguage) => $"{key}\n{Text.Names.Languages.Negotiate(acceptLanguage, Languages) ?? Default}";
}
