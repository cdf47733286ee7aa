using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace NewsApi.Http.Queries;

/// <summary>Finds parameters that are not valid percent-encoded UTF-8, which the framework does not check.</summary>
internal static partial class QueryEncoding
{
    public static IReadOnlyList<string> BrokenNames(QueryString query) =>
        [
            .. (query.Value ?? "").TrimStart('?').Split('&')
                .Where(IsInvalid).Select(pair => WebUtility.UrlDecode(pair.Split('=')[0])).Distinct(),
        ];

    private static bool IsInvalid(string pair)
    {
        var bytes = Encoding.UTF8.GetBytes(pair);
        return InvalidEscape().IsMatch(pair) || !Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex InvalidEscape();
}
