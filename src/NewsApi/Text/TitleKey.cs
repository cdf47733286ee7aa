using System.Globalization;

namespace NewsApi.Text;

/// <summary>
/// Sort keys of titles, made by ICU with the rules of a language. A key is written in hexadecimal digits, because every collation of
/// every database sorts such text in the order of the bytes.
/// </summary>
internal static class TitleKey
{
    /// <summary>
    /// Maximum length of a key in bytes, set by the index size limit of SQL Server. A key covers about 130 letters or more.
    /// </summary>
    public const int MostBytes = 400;

    // Increase this number when the keys change for another reason than a new version of ICU.
    private const int OwnVersion = 1;

    /// <summary>The version of ICU's collation data and of the rules here. Keys of different versions can't be compared.</summary>
    public static readonly string Version = string.Create(
        CultureInfo.InvariantCulture, $"{CultureInfo.InvariantCulture.CompareInfo.Version.FullVersion:X}-{OwnVersion}");

    /// <summary>The sort key of a title. It ignores case and spaces at the start and end.</summary>
    /// <param name="language">BCP 47 tag. For a language that ICU does not know, the common rules are used.</param>
    /// <param name="title">The title.</param>
    public static string Of(string language, string title)
    {
        // Sort keys of ill-formed text are not defined.
        var key = RulesOf(language).GetSortKey(UnicodeForm.Nfc(title).Trim(), CompareOptions.IgnoreCase).KeyData;
        return Convert.ToHexString(key.AsSpan(0, Math.Min(key.Length, MostBytes)));
    }

    private static CompareInfo RulesOf(string language)
    {
        try
        {
            return CompareInfo.GetCompareInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture.CompareInfo;
        }
    }
}
