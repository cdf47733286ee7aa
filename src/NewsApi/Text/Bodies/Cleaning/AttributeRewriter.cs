using System.Globalization;
using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Checks and copies the attributes that an element keeps.</summary>
internal sealed class AttributeRewriter(BodyContext context, CleaningReport report, Anchors anchors)
{
    private const int MostColumns = 1_000;
    private const int MostRows = 65_534;

    public Anchors Anchors => anchors;

    public void Copy(IElement source, IElement copy, string name, InheritedLanguage inherited)
    {
        if (CarriesText(name))
        {
            anchors.Copy(source, copy);
            Set(copy, "lang", InheritedLanguage.LanguageOf(source) ?? inherited.Language);
            Set(copy, "dir", InheritedLanguage.DirectionOf(source) ?? inherited.Direction);
        }
        else
        {
            anchors.Pass(source);
        }

        foreach (var attribute in ElementRules.AttributesOf(name) ?? [])
            if (source.GetAttribute(attribute) is { } value || attribute == "align")
                Set(copy, attribute, Checked(source, name, attribute, source.GetAttribute(attribute) ?? ""));
        if (source.HasAttribute("title") && !copy.HasAttribute("title") && source.GetAttribute("title")!.Trim().Length > 0)
            report.RemovedAttribute(source.LocalName, "title");
        if (copy.LocalName != "a")
            return;
        if (copy.GetAttribute("href") is { } href)
            anchors.AddLink(copy, href);
        else
        {
            copy.RemoveAttribute("title");
            copy.RemoveAttribute("rel");
        }
    }

    /// <summary>The cleaned address of a link; null if it is not allowed. A removal or change is reported.</summary>
    public string? Link(string? value) => Address(value, SafeUrl.Link(value, context));

    /// <summary>The cleaned address of a picture, film, sound or frame; null if it is not allowed. A change is reported.</summary>
    public string? Source(string? value) => SafeUrl.Source(value, context) is { } url ? Address(value, url) : null;

    /// <summary>The address that <see cref="Source"/> returns, but without a report.</summary>
    public string? Usable(string? value) => SafeUrl.Source(value, context);

    /// <summary>
    /// The address of a picture, film or sound: the address of an uploaded file (<c>media:12</c>), or the result of <see cref="Source"/>.
    /// </summary>
    public string? File(string? value) => MediaAddress.Read(value) is { } id ? MediaAddress.Of(id) : Source(value);

    /// <summary>The address that <see cref="File"/> returns, but without a report.</summary>
    public string? UsableFile(string? value) => MediaAddress.Read(value) is { } id ? MediaAddress.Of(id) : Usable(value);

    /// <summary>Reads a number of pixels: one to five digits, with or without <c>px</c>. Null for other text.</summary>
    public static string? Pixels(string? value)
    {
        var digits = value?.Trim() ?? "";
        if (digits.EndsWith("px", StringComparison.OrdinalIgnoreCase))
            digits = digits[..^2].TrimEnd();
        return digits.Length is > 0 and <= 5 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private string? Checked(IElement source, string name, string attribute, string value) => attribute switch
    {
        "href" => Link(value),
        "cite" => Source(value),
        "start" or "value" => Number(value, int.MinValue, int.MaxValue),
        "colspan" => Number(value, 2, MostColumns),
        "rowspan" => Number(value, 2, MostRows),
        "reversed" => "",
        "type" => value is "a" or "A" or "i" or "I" ? value : null,
        "scope" => value.ToLowerInvariant() is "col" or "row" or "colgroup" or "rowgroup" ? value.ToLowerInvariant() : null,
        "align" => TextStyles.Alignment(source),
        "data-embed" => null,
        "rel" => Relations(value),
        _ when name is "a" or "abbr" or "time" or "ins" => value.Trim() is { Length: > 0 } text ? UnicodeForm.WellFormed(text) : null,
        _ => value,
    };

    // Search engines require these link relations for advertising and for text by readers.
    private static string? Relations(string value)
    {
        var kept = value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(one => one is "nofollow" or "sponsored" or "ugc").Distinct().Order(StringComparer.Ordinal);
        return string.Join(' ', kept) is { Length: > 0 } relations ? relations : null;
    }

    private string? Address(string? value, string? kept)
    {
        var given = value?.Trim() ?? "";
        if (kept is null && given.Length > 0)
            report.RemovedAddress(given);
        else if (kept is not null && kept != given)
            report.ChangedAddress(given, kept);
        return kept;
    }

    private static string? Number(string value, int least, int most) =>
        int.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    // Blocks and marks can have a language, a direction and an anchor. Rows, captions and figures can't.
    private static bool CarriesText(string name) => name is not ("thead" or "tbody" or "tfoot" or "tr" or "caption" or "figcaption"
        or "figure" or "hr" or "br" or "picture" or "source" or "track");

    private static void Set(IElement element, string name, string? value)
    {
        if (value is not null)
            element.SetAttribute(name, value);
    }
}
