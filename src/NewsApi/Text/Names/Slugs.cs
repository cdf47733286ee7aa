using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;

namespace NewsApi.Text.Names;

/// <summary>Makes ASCII slugs for addresses: lower-case words of letters and digits, joined by single hyphens.</summary>
internal static partial class Slugs
{
    public const int MaxLength = 120;

    private static readonly string AfterAllSlugs = new('z', MaxLength + 1);

    /// <summary>The slug of a title, or an empty string if the title has no letters or digits (only emoji).</summary>
    public static string From(string title, string language)
    {
        var letters = new StringBuilder(title.Length);
        foreach (var rune in UnicodeForm.Nfc(title).EnumerateRunes())
            AppendReadable(letters, rune);
        var romanised = TransliterationRules.Apply(letters.ToString().ToLowerInvariant(), language);
        return Cut(Hyphenated(romanised.Transliterate()));
    }

    /// <summary>A sort key that comes before all slugs, or after all slugs if <paramref name="last"/> is true.</summary>
    public static string End(bool last) => last ? AfterAllSlugs : "";

    public static bool IsValid(string slug) => slug.Length <= MaxLength && Shape().IsMatch(slug);

    /// <summary>The slug with the suffix <c>-n</c>, shortened to <see cref="MaxLength"/>.</summary>
    public static string WithSuffix(string slug, int n)
    {
        var suffix = n.ToString(CultureInfo.InvariantCulture);
        var room = MaxLength - suffix.Length - 1;
        var stem = (slug.Length > room ? slug[..room] : slug).TrimEnd('-');
        return stem.Length == 0 ? suffix : $"{stem}-{suffix}";
    }

    // Symbols become spaces, because the transliteration would spell them out (😀 as ":grinning:").
    private static void AppendReadable(StringBuilder letters, Rune rune)
    {
        if (IsSilent(rune))
            return;
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.EnclosingMark:
                return;
            case UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol
                or UnicodeCategory.CurrencySymbol:
                letters.Append(' ');
                return;
            default:
                letters.Append(rune.ToString());
                return;
        }
    }

    // These signs are left out: apostrophes, and the Armenian marks of stress, question and exclamation, which are written inside a word.
    private static bool IsSilent(Rune rune) => rune.Value is '\'' or '`' or 0xB4 or 0x2018 or 0x2019 or 0x201B or 0x2032
        or 0x2BB or 0x2BC or 0x2BD or 0x2BE or 0x2BF or 0xFF07 or 0x55A or 0x55B or 0x55C or 0x55E or 0x55F;

    private static string Hyphenated(string ascii)
    {
        var slug = new StringBuilder(ascii.Length);
        foreach (var c in ascii)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '`') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var boundary = slug.LastIndexOf('-', MaxLength);
        // A cut at a word boundary near the start would remove most of a title without spaces (Chinese, Thai).
        return slug[..(boundary >= MaxLength / 2 ? boundary : MaxLength)].TrimEnd('-');
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}
