namespace NewsApi.Text.Bodies;

/// <summary>Checks the addresses in a body.</summary>
internal static class SafeAddress
{
    /// <summary>A link: http, https, mailto, tel, or within the site (<c>/...</c>) or page (<c>#...</c>). Null if refused.</summary>
    public static string? Link(string? value)
    {
        var url = Trimmed(value);
        if (url is null || url[0] is '/' or '#')
            return url;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" ? url : null;
    }

    /// <summary>A picture or frame: absolute http or https. Null if refused.</summary>
    public static string? Source(string? value)
    {
        var url = Trimmed(value);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;
    }

    // Browsers remove tabs and line ends from addresses and treat backslashes as slashes; valid addresses contain none of them.
    private static string? Trimmed(string? value)
    {
        var url = value?.Trim();
        if (string.IsNullOrEmpty(url) || url.Contains('\\') || url.Any(char.IsControl))
            return null;
        return url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;
    }
}
