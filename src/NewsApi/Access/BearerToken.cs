namespace NewsApi.Access;

/// <summary>The token of <c>Authorization: Bearer</c>; nothing secret travels in an address.</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }
}
