using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace NewsApi.Text.Embeds;

/// <summary>
/// An address with placeholders: <c>https://player.example/{id}?list={list?}#t={start?}</c>. A parameter or fragment is left out if its
/// optional placeholder has no value. If a required placeholder has no value, there is no address.
/// </summary>
internal sealed partial class EmbedTemplate
{
    private readonly string _path;
    private readonly string[] _query;
    private readonly string _fragment;

    public EmbedTemplate(string template)
    {
        var parts = template.Split('#', 2);
        _fragment = parts.Length == 2 ? parts[1] : "";
        var (path, query) = parts[0].IndexOf('?', parts[0].IndexOf('/', 8)) is var mark && mark > 0
            ? (parts[0][..mark], parts[0][(mark + 1)..])
            : (parts[0], "");
        _path = path;
        _query = query.Length > 0 ? query.Split('&') : [];
        Host = new Uri(Placeholder().Replace(path, "x")).Host;
    }

    /// <summary>The host of every address that this template makes.</summary>
    public string Host { get; }

    /// <summary>Fills in the values. Null if a required value is missing, or if the values change the host.</summary>
    public string? Fill(IReadOnlyDictionary<string, string> values)
    {
        if (!TryFill(_path, values, escape: false, out var path) || path.Length == 0)
            return null;
        var query = new List<string>();
        foreach (var part in _query)
        {
            if (!TryFill(part, values, escape: true, out var filled))
                return null;
            if (filled.Length > 0)
                query.Add(filled);
        }

        if (!TryFill(_fragment, values, escape: true, out var fragment))
            return null;
        var text = path + (query.Count > 0 ? "?" + string.Join('&', query) : "") + (fragment.Length > 0 ? "#" + fragment : "");
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host == Host
            && uri.IsDefaultPort && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
    }

    /// <summary>
    /// Fills in one part. The part becomes empty if an optional placeholder has no value. False if a required placeholder has no value.
    /// </summary>
    private static bool TryFill(
        string part, IReadOnlyDictionary<string, string> values, bool escape, [NotNullWhen(true)] out string? filled)
    {
        var (isMissing, isEmpty) = (false, false);
        filled = Placeholder().Replace(part, match =>
        {
            if (values.TryGetValue(match.Groups["name"].Value, out var value))
                return escape ? Escape(value) : value;
            if (match.Groups["optional"].Success)
                isEmpty = true;
            else
                isMissing = true;
            return "";
        });
        if (isEmpty)
            filled = "";
        return !isMissing;
    }

    // "!" and "," are allowed in a query without an escape, and player addresses usually contain them in this form.
    private static string Escape(string value) => Uri.EscapeDataString(value).Replace("%21", "!").Replace("%2C", ",");

    [GeneratedRegex(@"\{(?<name>\w+)(?<optional>\?)?\}")]
    private static partial Regex Placeholder();
}
