using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace NewsApi.Http.Queries;

/// <summary>Finds what in a query is not percent-encoded UTF-8; the framework would hand it on as it stands.</summary>
internal static partial class QueryEncoding
{
    public static IReadOnlyList<string> BrokenNames(QueryString query) =>
        [
            .. (query.Value ?? "").TrimStart('?').Split('&').Where(IsBroken).Select(pair => WebUtility.UrlDecode(pair.Split('=')[0]))
                .Distinct(),
        ];

    private static bool IsBroken(string pair)
    {
        var bytes = Encoding.UTF8.GetBytes(pair);
        return LonePercent().IsMatch(pair) || !Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex LonePercent();
}
