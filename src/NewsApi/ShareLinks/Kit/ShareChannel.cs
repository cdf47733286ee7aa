namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// The channel by which a reader shares a story. Clicks are counted by its one-letter suffix in <c>/s/{code}-{suffix}</c>.
/// </summary>
public enum ShareChannel
{
    /// <summary>X (suffix <c>x</c>): 280 characters in all, counted as X counts.</summary>
    X,

    /// <summary>Facebook (<c>f</c>): takes a URL only, the text comes from the article's Open Graph tags.</summary>
    Facebook,

    /// <summary>Telegram (<c>t</c>).</summary>
    Telegram,

    /// <summary>WhatsApp (<c>w</c>): the URL comes before the text, so that WhatsApp shows the card.</summary>
    Whatsapp,

    /// <summary>LinkedIn (<c>l</c>): takes a URL only.</summary>
    Linkedin,

    /// <summary>VK (<c>v</c>).</summary>
    Vk,

    /// <summary>Odnoklassniki (<c>o</c>).</summary>
    Odnoklassniki,

    /// <summary>Reddit (<c>r</c>).</summary>
    Reddit,

    /// <summary>Threads (<c>h</c>): 500 characters in all.</summary>
    Threads,

    /// <summary>Bluesky (<c>b</c>): 300 graphemes in all.</summary>
    Bluesky,

    /// <summary>Viber (<c>i</c>): opens on mobile devices only.</summary>
    Viber,

    /// <summary>E-mail (<c>m</c>), a <c>mailto:</c> URL (RFC 6068).</summary>
    Email,

    /// <summary>SMS (<c>s</c>), an <c>sms:</c> URL (RFC 5724).</summary>
    Sms,

    /// <summary>The "copy link" button (<c>c</c>).</summary>
    Copy,

    /// <summary>The printed page (<c>n</c>).</summary>
    Print,

    /// <summary>A QR code (<c>q</c>): scans are counted apart from taps.</summary>
    Qr,
}
