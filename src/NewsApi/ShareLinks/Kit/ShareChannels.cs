namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// The values in a channel's URL. <see cref="T"/> and <see cref="U"/> are the text and the short URL, escaped for a query.
/// </summary>
internal sealed record ShareUrlValues(
    string Text, string ShortUrl, string PrintUrl, string? XHandle, string? FacebookAppId)
{
    public string T => Uri.EscapeDataString(Text);
    public string U => Uri.EscapeDataString(ShortUrl);
}

/// <summary>
/// A channel: its suffix, how to build its URL (null: no URL), and the limit of its text (null: the channel takes no text).
/// </summary>
internal sealed record ShareChannelRow(
    ShareChannel Channel,
    char Suffix,
    Func<ShareUrlValues, string>? Template,
    ShareTextLimit? Limit,
    bool MobileOnly = false);

/// <summary>The table of channels, in the order in which a page shows them.</summary>
internal static class ShareChannels
{
    public static IReadOnlyList<ShareChannelRow> All { get; } =
    [
        new(ShareChannel.X, 'x', d => $"https://x.com/intent/tweet?text={d.T}&url={d.U}{Via(d.XHandle)}", ShareTextLimit.X),
        new(ShareChannel.Facebook, 'f', Facebook, null),
        new(ShareChannel.Telegram, 't', d => $"https://t.me/share/url?url={d.U}&text={d.T}", ShareTextLimit.Headline),
        new(ShareChannel.Whatsapp, 'w', d => $"https://api.whatsapp.com/send?text={d.U}%20{d.T}", ShareTextLimit.Headline),
        new(ShareChannel.Linkedin, 'l', d => $"https://www.linkedin.com/sharing/share-offsite/?url={d.U}", null),
        new(ShareChannel.Vk, 'v', d => $"https://vk.com/share.php?url={d.U}&title={d.T}", ShareTextLimit.Headline),
        new(ShareChannel.Odnoklassniki, 'o', d => $"https://connect.ok.ru/offer?url={d.U}&title={d.T}", ShareTextLimit.Headline),
        new(ShareChannel.Reddit, 'r', d => $"https://www.reddit.com/submit?url={d.U}&title={d.T}", ShareTextLimit.Headline),
        new(ShareChannel.Threads, 'h', d => $"https://www.threads.com/intent/post?text={d.T}&url={d.U}", ShareTextLimit.Threads),
        new(ShareChannel.Bluesky, 'b', d => $"https://bsky.app/intent/compose?text={d.T}%20{d.U}", ShareTextLimit.Bluesky),
        new(ShareChannel.Viber, 'i', d => $"viber://forward?text={d.T}%20{d.U}", ShareTextLimit.Headline, MobileOnly: true),
        new(ShareChannel.Email, 'm', d => $"mailto:?subject={d.T}&body={d.T}%0D%0A%0D%0A{d.U}", ShareTextLimit.Headline),
        new(ShareChannel.Sms, 's', d => $"sms:?body={d.T}%20{d.U}", ShareTextLimit.Headline),
        new(ShareChannel.Copy, 'c', null, null),
        new(ShareChannel.Print, 'n', d => d.PrintUrl, null),
        // Upper case letters allow the alphanumeric mode of QR codes, which has fewer and larger modules. The host and the code ignore
        // case.
        new(ShareChannel.Qr, 'q', d => d.ShortUrl.ToUpperInvariant(), null),
    ];

    private static readonly Dictionary<ShareChannel, string> Names =
        Enum.GetValues<ShareChannel>()
            .ToDictionary(channel => channel, channel => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(channel.ToString()));

    /// <summary>The name of the channel in JSON and in the counters.</summary>
    public static string NameOf(ShareChannel channel) => Names[channel];

    public static ShareChannel? FindBySuffix(char suffix) => All.FirstOrDefault(row => row.Suffix == suffix)?.Channel;

    public static char SuffixOf(ShareChannel channel) => All.First(row => row.Channel == channel).Suffix;

    /// <summary>The handle for X's parameter <c>via</c>, without the @; null if the given handle is not valid.</summary>
    public static string? XHandle(string? handle)
    {
        var name = handle?.Trim().TrimStart('@');
        return name is { Length: >= 1 and <= 15 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
    }

    private static string Via(string? handle) => handle is null ? "" : $"&via={handle}";

    // Facebook's share dialog closes by itself, but needs an app id. Sites without an app id use the sharer page.
    private static string Facebook(ShareUrlValues d) => string.IsNullOrWhiteSpace(d.FacebookAppId)
        ? $"https://www.facebook.com/sharer/sharer.php?u={d.U}"
        : $"https://www.facebook.com/dialog/share?app_id={Uri.EscapeDataString(d.FacebookAppId.Trim())}&display=popup&href={d.U}";
}
