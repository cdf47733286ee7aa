using NewsApi.Text.Addresses;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>The beginning of a canonical URL's key (<see cref="CanonicalUrlKey"/>) that fits into an index of SQL Server.</summary>
internal static class CanonicalPrefix
{
    // SQL Server allows 1,700 bytes per index key; nvarchar takes two bytes per character.
    private const int MaxLength = 400;

    /// <summary>
    /// The start of an address's key; null if the address is null. An address that cannot be parsed is used as its own key.
    /// </summary>
    public static string? Of(string? url) => Cut(CanonicalUrlKey.TryParse(url, out var address) ? address.Key : url);

    /// <summary>The first 400 characters of a key; null if the key is null.</summary>
    public static string? Cut(string? key) => key is { Length: > MaxLength } ? key[..MaxLength] : key;
}
