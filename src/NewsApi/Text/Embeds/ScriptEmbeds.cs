using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>Reads embed code that is a script. On a page, the script writes the embed into the page.</summary>
internal static class ScriptEmbeds
{
    private static readonly string[] TelegramHosts = ["telegram.org", "t.me", "telegram.me"];

    public static Embed? Read(IElement script, IReadOnlyCollection<string> siteHosts)
    {
        var source = script.GetAttribute("src") ?? script.GetAttribute("data-src");
        // Telegram's widget gives its post as channel/number. Other kinds of the widget are buttons and discussions.
        if (script.GetAttribute("data-telegram-post") is { } post)
            return IsTelegram(source) ? EmbedProviders.Find("https://t.me/" + post, []) : null;
        // Flourish and Infogram give the chart in an attribute of the script, not in its address.
        if (source is not null && source.Contains("flourish.studio", StringComparison.OrdinalIgnoreCase))
            return script.GetAttribute("data-flourish") is { } chart
                ? EmbedProviders.Find("https://public.flourish.studio/" + chart, [])
                : null;
        if (source is not null && source.Contains("infogram.com", StringComparison.OrdinalIgnoreCase))
            return script.GetAttribute("data-id") is { } id ? EmbedProviders.Find("https://e.infogram.com/" + id, []) : null;
        return EmbedProviders.FindScript(source, siteHosts);
    }

    /// <summary>Reads Datawrapper's element. It contains the script, and a picture for browsers without scripts.</summary>
    public static Embed? ReadDiv(IElement div, IReadOnlyCollection<string> siteHosts) =>
        div.Id?.StartsWith("datawrapper-vis-", StringComparison.Ordinal) == true && div.QuerySelector("script[src]") is { } script
            ? Read(script, siteHosts)
            : null;

    private static bool IsTelegram(string? source) =>
        EmbedUrl.TryParse(source, out var address) && TelegramHosts.Contains(address.Host);
}
