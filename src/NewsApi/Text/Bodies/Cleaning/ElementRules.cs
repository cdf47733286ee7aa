using System.Collections.Frozen;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Defines which elements and attributes a body keeps, and how all others are removed or replaced.</summary>
internal static class ElementRules
{
    /// <summary>Attributes that every kept element may have: the anchor, language and direction of its text.</summary>
    private static readonly string[] Global = ["id", "lang", "dir"];

    /// <summary>The elements that are kept, each with its own attributes.</summary>
    private static readonly FrozenDictionary<string, string[]> Kept = new Dictionary<string, string[]>
    {
        ["p"] = [], ["h2"] = [], ["h3"] = [], ["h4"] = [], ["h5"] = [], ["h6"] = [], ["pre"] = [], ["hr"] = [],
        ["blockquote"] = ["cite", "data-embed"],
        ["ul"] = [], ["ol"] = ["start", "reversed", "type"], ["li"] = ["value"], ["dl"] = [], ["dt"] = [], ["dd"] = [],
        ["table"] = [], ["caption"] = [], ["thead"] = [], ["tbody"] = [], ["tfoot"] = [], ["tr"] = [],
        ["td"] = ["colspan", "rowspan", "align"], ["th"] = ["colspan", "rowspan", "scope", "align"],
        ["figure"] = [], ["figcaption"] = [],
        ["img"] = ["src", "srcset", "sizes", "alt", "title", "width", "height"],
        ["picture"] = [], ["source"] = ["src", "srcset", "sizes", "type", "media"],
        ["video"] = ["src", "poster", "title", "width", "height", "controls"], ["audio"] = ["src", "title", "controls"],
        ["track"] = ["src", "kind", "srclang", "label", "default"],
        ["iframe"] = ["src", "title", "width", "height", "allowfullscreen"],
        ["br"] = [],
        ["a"] = ["href", "title", "rel"], ["strong"] = [], ["b"] = [], ["em"] = [], ["i"] = [], ["u"] = [], ["s"] = [],
        ["ins"] = ["datetime"],
        ["sub"] = [], ["sup"] = [], ["code"] = [], ["kbd"] = [], ["mark"] = [], ["small"] = [], ["cite"] = [], ["q"] = ["cite"],
        ["abbr"] = ["title"], ["time"] = ["datetime"], ["bdi"] = [], ["bdo"] = [], ["span"] = [],
    }.ToFrozenDictionary();

    /// <summary>Attributes that are read and then replaced by an element or by another attribute.</summary>
    private static readonly string[] Replaced =
    [
        "name", "style", "hidden", "class", "align", "data", "data-src", "data-srcset", "data-lazy-src", "data-lazy-srcset",
        "data-original", "data-orig-file", "data-poster",
    ];

    /// <summary>Attributes by which <see cref="Embeds.EmbedReader"/> recognises embed code.</summary>
    private static readonly string[] OfEmbeds =
    [
        "data-bluesky-uri", "data-embed-href", "data-embed-url", "data-flourish", "data-gistid", "data-href", "data-id",
        "data-instgrm-permalink", "data-litespeed-src", "data-live-channelid", "data-owner-id", "data-pin-do", "data-playlistid",
        "data-post-id", "data-shortcode", "data-telegram-post", "data-text-post-permalink", "data-trackid", "data-tweetid", "data-url",
        "data-videoid", "url",
    ];

    private static readonly FrozenSet<string> Read =
        Kept.Values.SelectMany(own => own).Concat(Global).Concat(Replaced).Concat(OfEmbeds).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that are removed with their content, because the content is not text of the article.</summary>
    private static readonly FrozenSet<string> Dropped = Names(
        "script style template noembed noframes object embed applet canvas svg math select datalist textarea title head frameset xmp "
        + "plaintext link meta base input button param map area progress meter output col colgroup slot portal source track");

    /// <summary>Elements of <see cref="Dropped"/> that never hold content. They are removed without a notice.</summary>
    private static readonly FrozenSet<string> Silent =
        Names("style template link meta base head title param col colgroup noframes noembed");

    /// <summary>Elements that only group other elements. Text directly in them becomes paragraphs.</summary>
    private static readonly FrozenSet<string> Wrappers = Names(
        "div section article main aside header footer nav center address details summary fieldset legend form hgroup dialog "
        + "listing search optgroup option body html amp-story-page");

    /// <summary>Elements of <see cref="Wrappers"/> whose removal loses meaning. It is reported in a notice.</summary>
    private static readonly FrozenSet<string> Meaningful = Names("details dialog form fieldset");

    private static readonly FrozenSet<string> Blocks = Names(
        "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl menu dir li dt dd table figure figcaption pre hr");

    /// <summary>Elements without a meaning for readers, replaced by their content without a notice.</summary>
    private static readonly FrozenSet<string> Neutral = Names("span font big nobr label data var dfn wbr rb rp rt rtc o:p g-emoji noindex");

    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["h1"] = "h2", ["del"] = "s", ["strike"] = "s", ["menu"] = "ul", ["dir"] = "ul", ["acronym"] = "abbr", ["tt"] = "code",
        ["samp"] = "code", ["amp-img"] = "img", ["amp-video"] = "video", ["amp-audio"] = "audio", ["image"] = "img",
    }.ToFrozenDictionary();

    /// <summary>The attributes that the sanitiser lets through.</summary>
    public static IEnumerable<string> Attributes => Kept.Values.SelectMany(own => own).Concat(Global).Distinct();

    /// <summary>The elements that the sanitiser lets through.</summary>
    public static IEnumerable<string> Elements => Kept.Keys;

    /// <summary>Whether the parser keeps an attribute of this name.</summary>
    public static bool IsRead(ReadOnlySpan<char> attribute) => Read.GetAlternateLookup<ReadOnlySpan<char>>().Contains(attribute);

    /// <summary>The attributes that a kept element may have; null for an element that is not kept.</summary>
    public static string[]? AttributesOf(string element) => Kept.GetValueOrDefault(element);

    public static string NameFor(string element) => Renamed.GetValueOrDefault(element, element);

    public static bool IsDropped(string element) => Dropped.Contains(element);

    public static bool IsSilent(string element) => Silent.Contains(element);

    public static bool IsKnown(string element) => Kept.ContainsKey(element) || Neutral.Contains(element);

    public static bool IsWrapper(string element) => Wrappers.Contains(element);

    public static bool IsMeaningful(string element) => Meaningful.Contains(element);

    /// <summary>Whether the element separates the text before it from the text after it, as a block does.</summary>
    public static bool IsBlock(string element) => Blocks.Contains(element) || Wrappers.Contains(element);

    public static bool IsMedia(string element) => element is "img" or "picture" or "iframe" or "video" or "audio" or "amp-img"
        or "amp-video" or "amp-audio" or "image";

    /// <summary>Whether the element may hold only lines of text. Pictures in it are moved out, and blocks in it become lines.</summary>
    public static bool HoldsLines(string element) =>
        element is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "caption" or "figcaption";

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
