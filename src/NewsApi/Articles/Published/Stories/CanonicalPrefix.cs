namespace NewsApi.Articles.Published.Stories;

/// <summary>The beginning of a canonical URL: as much of it as SQL Server's indexes take.</summary>
internal static class CanonicalPrefix
{
    // Two bytes a character, and a key may have 1,700.
    private const int Most = 400;

    public static string? Of(string? url) => url is { Length: > Most } ? url[..Most] : url;
}
