namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// All that a page or an app needs to offer a story for sharing: links ready to open and wording in the reader's language.
/// </summary>
/// <param name="ArticleId">The article's id, below 2^53.</param>
/// <param name="Language">BCP 47 tag of the wording's language: the requested language, its base language, or <c>en</c>.</param>
/// <param name="CanonicalUrl">The article's own address: absolute and ASCII (escaped path, punycode host).</param>
/// <param name="ShortUrl">The short link without a channel, absolute and ASCII. Its clicks count for no channel.</param>
/// <param name="Heading">A line to show above the buttons, plain text.</param>
/// <param name="Channels">Every channel once, in the order in which to show them. Never empty.</param>
/// <param name="Native">Data for the device's own share sheet.</param>
/// <param name="Copy">Data for a "copy link" button.</param>
/// <param name="Print">Data for a "print" button.</param>
/// <param name="Qr">Data for a QR code of the story.</param>
/// <param name="Licence">The terms on which the story may be reused; null where neither the article nor the site has terms.</param>
/// <param name="Follow">The newsroom's own accounts, in the site's order; empty where it has none.</param>
/// <param name="Attribution">
/// The line that everyone who reuses the story must show, in the story's language; null where none is set.
/// </param>
/// <param name="LicenceUrl">Address of the machine-readable terms of use (RSL 1.0); null where none are set.</param>
public sealed record ShareKitResponse(
    long ArticleId,
    string Language,
    string CanonicalUrl,
    string ShortUrl,
    string Heading,
    IReadOnlyList<ShareChannelLink> Channels,
    NativeShare Native,
    CopyLink Copy,
    PrintLink Print,
    QrImages Qr,
    ShareLicence? Licence,
    IReadOnlyList<FollowLink> Follow,
    string? Attribution,
    string? LicenceUrl);

/// <summary>One channel's button.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Suffix">The channel's one-letter suffix in short URLs, lower case.</param>
/// <param name="Label">The button's text, plain: "Share on Telegram".</param>
/// <param name="Url">
/// The address that the button opens, escaped by RFC 3986 (a space is <c>%20</c>, never <c>+</c>). Its scheme may
/// also be <c>mailto:</c>, <c>sms:</c> or <c>viber:</c>. For <c>print</c>, it is the page to print; for <c>qr</c>, the content of the
/// code, in upper case; for <c>copy</c>, it is null.
/// </param>
/// <param name="ShortUrl">The short link whose clicks count for this channel: <c>{shortUrl}-{suffix}</c>.</param>
/// <param name="Text">
/// The text inside <paramref name="Url"/>, not escaped, cut by grapheme to the channel's limit: X 280, Threads 500,
/// Bluesky 300, all with the link; 300 elsewhere. Null where the channel takes no text.
/// </param>
/// <param name="MobileOnly">True where the URL opens on a mobile device only: hide the button elsewhere.</param>
public sealed record ShareChannelLink(
    ShareChannel Channel,
    string Suffix,
    string Label,
    string? Url,
    string ShortUrl,
    string? Text,
    bool MobileOnly);

/// <summary>The data of a share sheet: <c>navigator.share</c> (W3C Web Share), Android's <c>ACTION_SEND</c>, iOS's activity view.</summary>
/// <param name="Title">The headline, one line of plain text; Android's <c>EXTRA_SUBJECT</c>.</param>
/// <param name="Text">The summary, or the headline where there is none; one line of plain text without the URL.</param>
/// <param name="Url">The short link without a channel, because the share sheet does not report which app the reader chose.</param>
public sealed record NativeShare(string Title, string Text, string Url);

/// <summary>The "copy link" button.</summary>
/// <param name="Label">The button's text, plain.</param>
/// <param name="CopiedLabel">The text to show once the link is on the clipboard, plain text.</param>
/// <param name="Url">What to put on the clipboard: the short link with the suffix of <c>copy</c>.</param>
public sealed record CopyLink(string Label, string CopiedLabel, string Url);

/// <summary>The "print" button.</summary>
/// <param name="Label">The button's text, plain.</param>
/// <param name="Url">The canonical URL with <c>print=1</c> in its query.</param>
public sealed record PrintLink(string Label, string Url);

/// <summary>A QR code that leads to the story; scans count for the channel <c>qr</c>.</summary>
/// <param name="Label">The button's text, plain.</param>
/// <param name="Content">The content of the code: the short link with the suffix of <c>qr</c>, in upper case.</param>
/// <param name="SvgUrl">
/// Address of the code as an SVG. Its query parameter <c>size</c> is width and height in pixels, 128 to 2,048. The image never changes.
/// </param>
/// <param name="PngUrl">Address of the same code as a PNG.</param>
public sealed record QrImages(string Label, string Content, string SvgUrl, string PngUrl);

/// <summary>The terms on which the story may be reused.</summary>
/// <param name="Text">The licence sentence, plain text: the article's own, else the site's.</param>
/// <param name="Citation">
/// Plain text to paste under a copy of the story, in the kit's language. It has a line with the licence sentence, a line with the address
/// of the full terms where there is one, and a line with headline, site and the article's address.
/// </param>
/// <param name="Html">
/// The citation as HTML, one <c>p</c> with all values encoded. The sentence links to the full terms (<c>rel="license"</c>) where they
/// have an address, and the headline links to the article.
/// </param>
/// <param name="Url">The address of the licence, absolute; null where the site has none or the article has terms of its own.</param>
public sealed record ShareLicence(string Text, string Citation, string Html, string? Url);

/// <summary>One of the newsroom's own accounts.</summary>
/// <param name="Network">
/// The network's name in its own spelling: X, YouTube, Instagram, Facebook or Telegram; any other name as in the site's settings.
/// </param>
/// <param name="Label">The link's text, plain: "Follow us on Telegram".</param>
/// <param name="Url">The account's address, absolute.</param>
public sealed record FollowLink(string Network, string Label, string Url);
