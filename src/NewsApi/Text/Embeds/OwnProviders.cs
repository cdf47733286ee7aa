using System.Collections.Frozen;
using System.Text.Json;

namespace NewsApi.Text.Embeds;

/// <summary>The providers whose players are known: the rules of <c>Data/own.json</c>, by host.</summary>
internal static class OwnProviders
{
    private const string Resource = "NewsApi.Text.Embeds.Data.own.json";

    private static readonly Lazy<FrozenDictionary<string, EmbedRule[]>> ByHost = new(Load);

    /// <summary>Whether these rules cover the host. If so, no other list is used for it.</summary>
    public static bool Knows(string host) => ByHost.Value.ContainsKey(host);

    public static Embed? Find(Uri address)
    {
        foreach (var rule in ByHost.Value.GetValueOrDefault(address.Host) ?? [])
            if (rule.TryRead(address, FindInner, out var embed))
                return embed;
        return null;
    }

    // The recursion ends, because the inner address is shorter than the address around it.
    private static Embed? FindInner(string url) => EmbedUrl.TryParse(url, out var address) ? Find(address) : null;

    private static FrozenDictionary<string, EmbedRule[]> Load()
    {
        using var file = typeof(OwnProviders).Assembly.GetManifestResourceStream(Resource)!;
        var rules = from provider in JsonSerializer.Deserialize<List<EmbedProviderEntry>>(file, JsonSerializerOptions.Web)!
                    from entry in provider.Rules
                    let rule = new EmbedRule(provider, entry)
                    from host in entry.Hosts ?? provider.Hosts
                    from name in (string[])[host, "www." + host]
                    select (name, rule);
        return rules.GroupBy(one => one.name, one => one.rule).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }
}
