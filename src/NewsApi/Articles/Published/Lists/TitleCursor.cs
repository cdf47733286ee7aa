using NewsApi.Text;

namespace NewsApi.Articles.Published.Lists;

/// <summary>The keys of cursors in lists by title: the version of the sort key, and the sort key.</summary>
internal static class TitleCursor
{
    private static readonly string Prefix = $"{TitleKey.Version}:";

    public static string Of(string titleKey) => Prefix + titleKey;

    /// <summary>The sort key; null where the cursor was made with keys of another version.</summary>
    public static string? KeyOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;
}
