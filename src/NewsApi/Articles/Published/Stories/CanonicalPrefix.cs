namespace NewsApi.Articles.Published.Stories;

/// <summary>The beginning of a canonical URL that fits into an index of SQL Server.</summary>
internal static class CanonicalPrefix
{
    // SQL Server allows 1,700 bytes per index key; nvarchar takes two bytes per character.
    private const int MaxLength = 400;

    public static string? Of(string? url) => url is { Length: > MaxLength } ? url[..MaxLength] : url;
}
