using System.Collections.Frozen;
using System.Text.Json;

namespace NewsApi.Text.Addresses;

/// <summary>
/// Query parameters that track where a reader came from and do not change the page. The file <c>tracking-parameters.json</c> contains the
/// list of tidy-url (MIT) and this program's own list.
/// </summary>
internal static class TrackingParameters
{
    private const string Resource = "NewsApi.Text.Addresses.tracking-parameters.json";

    private static readonly Lazy<(FrozenSet<string> Names, string[] Prefixes)> Lists = new(Load);

    /// <param name="query">A query without question mark.</param>
    /// <returns>The query without tracking parameters and empty parts. The other parameters keep their spelling and order.</returns>
    public static string Remove(string query) =>
        string.Join('&', query.Split('&').Where(pair => pair.Length > 0 && !Has(Uri.UnescapeDataString(pair.Split('=')[0]))));

    private static bool Has(string name) =>
        Lists.Value.Names.Contains(name)
        || Lists.Value.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static (FrozenSet<string> Names, string[] Prefixes) Load()
    {
        using var file = typeof(TrackingParameters).Assembly.GetManifestResourceStream(Resource)!;
        var lists = JsonSerializer.Deserialize<ListFile>(file, JsonSerializerOptions.Web)!;
        return (lists.TidyUrl.Concat(lists.Own).ToFrozenSet(StringComparer.OrdinalIgnoreCase), lists.Prefixes);
    }

    private sealed record ListFile(string[] TidyUrl, string[] Own, string[] Prefixes);
}
