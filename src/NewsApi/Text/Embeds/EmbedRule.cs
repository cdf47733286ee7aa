using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsApi.Text.Embeds;

/// <summary>A rule for one form of a provider's addresses. It converts such an address to an embed.</summary>
internal sealed partial class EmbedRule
{
    private const string UsualValue = "[A-Za-z0-9_-]+", AnySegment = "[^/]+", Seconds = "seconds";

    private readonly string _provider;
    private readonly Regex _path;
    private readonly (string Name, IReadOnlyList<string> From, Regex? Pattern)[] _parameters;
    private readonly string? _inner;
    private readonly EmbedTemplate? _url, _frame;

    public EmbedRule(EmbedProviderEntry provider, EmbedRuleEntry rule)
    {
        _provider = provider.Provider;
        _path = new Regex(PathPattern(rule.Path, provider.Values), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        _parameters =
        [
            .. (rule.Parameters ?? []).Select(one => (one.Key, one.Value, Pattern(provider.Values?.GetValueOrDefault(one.Key)))),
        ];
        _inner = rule.Inner;
        _url = rule.Url is null ? null : new EmbedTemplate(rule.Url);
        _frame = rule.Frame is null ? null : new EmbedTemplate(rule.Frame);
    }

    /// <summary>The host of the player's addresses; null if the rule has no player.</summary>
    public string? FrameHost => _frame?.Host;

    /// <summary>
    /// Whether the rule applies to this address. <paramref name="embed"/> is null if the rule says that the address is no embed.
    /// </summary>
    /// <param name="address">An https address of one of the provider's hosts.</param>
    /// <param name="find">Finds the embed of an inner address: one in a query parameter of this address, such as <c>href</c>.</param>
    /// <param name="embed">The embed at the address.</param>
    public bool TryRead(Uri address, Func<string, Embed?> find, out Embed? embed)
    {
        embed = null;
        var match = _path.Match(address.AbsolutePath);
        if (!match.Success)
            return false;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        AddGroups(match, values);
        var given = EmbedUrl.Parameters(address);
        if (_inner is not null)
        {
            embed = given.TryGetValue(_inner, out var inner) && find(inner) is { } found && found.Provider == _provider
                ? WithFrame(found.Url, values)
                : null;
            return embed is not null;
        }

        foreach (var (name, from, pattern) in _parameters)
            if (Value(given, from, pattern, values) is { } value)
                values[name] = value;
        if (_url is null)
            return true;
        if (_url.Fill(values) is not { } url)
            return false;
        embed = WithFrame(url, values);
        return true;
    }

    private Embed WithFrame(string url, Dictionary<string, string> values)
    {
        values["url"] = url;
        return new Embed(url, _provider, _frame?.Fill(values));
    }

    private static string? Value(
        Dictionary<string, string> given, IReadOnlyList<string> from, Regex? pattern, Dictionary<string, string> values)
    {
        foreach (var name in from)
        {
            if (!given.TryGetValue(name, out var text))
                continue;
            if (pattern is null)
                return ToSeconds(text);
            if (pattern.Match(text) is { Success: true } match)
            {
                AddGroups(match, values);
                return text;
            }
        }

        return null;
    }

    private static void AddGroups(Match match, Dictionary<string, string> values)
    {
        foreach (Group group in match.Groups)
            if (group.Success && !char.IsAsciiDigit(group.Name[0]))
                values[group.Name] = group.Value;
    }

    /// <summary>
    /// Converts a duration such as <c>90</c>, <c>90s</c> or <c>1h2m3s</c> to seconds; null for zero and for anything else.
    /// </summary>
    private static string? ToSeconds(string text)
    {
        var match = Duration().Match(text);
        var total = Number(match, "h") * 3_600 + Number(match, "m") * 60 + Number(match, "s");
        return match.Success && total > 0 ? total.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string PathPattern(string path, IReadOnlyDictionary<string, string>? values)
    {
        var pattern = new StringBuilder(@"\A");
        foreach (var piece in Pieces().Split(path))
            pattern.Append(
                piece is "{any}" ? AnySegment
                : piece is "{rest}" ? ".*"
                : piece.StartsWith('{') ? $"(?<{piece[1..^1]}>{values?.GetValueOrDefault(piece[1..^1]) ?? UsualValue})"
                : Regex.Escape(piece));
        return pattern.Append(@"/?\z").ToString();
    }

    private static Regex? Pattern(string? value) => value == Seconds
        ? null
        : new Regex($@"\A(?:{value ?? UsualValue})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(\{\w+\})")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\A(?:(?<h>\d{1,4})h)?(?:(?<m>\d{1,4})m)?(?:(?<s>\d{1,6})s?)?\z")]
    private static partial Regex Duration();
}

/// <summary>A provider in <c>own.json</c>.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Hosts">The hosts of the provider's addresses. The rules also apply to each host with <c>www.</c> in front.</param>
/// <param name="Values">
/// For each placeholder, the regular expression that its value must match, or <c>seconds</c> for a duration. A placeholder without an entry
/// takes letters, digits, <c>_</c> and <c>-</c>.
/// </param>
/// <param name="Rules">The rules for the provider's addresses. The first rule that fits an address is used.</param>
internal sealed record EmbedProviderEntry(
    string Provider, IReadOnlyList<string> Hosts, Dictionary<string, string>? Values, IReadOnlyList<EmbedRuleEntry> Rules);

/// <summary>A form of address in <c>own.json</c>.</summary>
/// <param name="Path">The path, with placeholders; <c>{any}</c> is any one segment, <c>{rest}</c> anything.</param>
/// <param name="Parameters">For each placeholder, the query parameters from which its value is taken, in this order.</param>
/// <param name="Inner">The parameter that holds the address of the post or video, if the path is that of a player.</param>
/// <param name="Url">
/// The canonical address. If <paramref name="Url"/> and <paramref name="Inner"/> are both missing, such an address is no embed.
/// </param>
/// <param name="Frame">The player's address; the placeholder <c>{url}</c> is the canonical address.</param>
/// <param name="Hosts">The hosts to which this form is limited; null for all hosts of the provider.</param>
internal sealed record EmbedRuleEntry(
    string Path, Dictionary<string, IReadOnlyList<string>>? Parameters, string? Inner, string? Url, string? Frame,
    IReadOnlyList<string>? Hosts);
