using NewsApi.ShareLinks.Kit;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>The words of <see cref="LinkPage"/> in one language.</summary>
internal sealed record LinkPageWording(
    string Language, string Heading, string Site, string Address, string StoryLanguage, string Channel, string Follow, string Email,
    string CopiedLink, string Print, string QrCode)
{
    private static readonly LinkPageWording English = new(
        "en", "Where this link leads", "Site", "Address", "Language of the story", "Shared by", "Go to the story", "e-mail",
        "copied link", "print", "QR code");

    private static readonly LinkPageWording[] All =
    [
        English,
        new("ru", "Куда ведёт эта ссылка", "Сайт", "Адрес", "Язык материала", "Чем поделились", "Перейти к материалу", "электронная почта",
            "скопированная ссылка", "печать", "QR-код"),
        new("az", "Bu link hara aparır", "Sayt", "Ünvan", "Xəbərin dili", "Paylaşılma üsulu", "Xəbərə keç", "e-poçt",
            "kopyalanmış link", "çap", "QR kod"),
        new("hy", "Ուր է տանում այս հղումը", "Կայք", "Հասցե", "Նյութի լեզուն", "Կիսվելու եղանակը", "Անցնել նյութին", "էլ. փոստ",
            "պատճենված հղում", "տպում", "QR կոդ"),
    ];

    // Each language has its name in that language, because its readers know this name.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English", ["ru"] = "русский", ["az"] = "azərbaycanca", ["hy"] = "հայերեն",
    };

    /// <summary>The words in the language of the address, else by Accept-Language, else in the story's language, else in English.</summary>
    public static LinkPageWording For(string? asked, string? acceptLanguage, string ofStory) =>
        Find(asked) ?? Find(Languages.Negotiate(acceptLanguage, [.. All.Select(words => words.Language)])) ?? Find(ofStory) ?? English;

    /// <summary>A language's own name, or its tag if the language is not in the table.</summary>
    public static string NameOf(string language) => Names.GetValueOrDefault(language.Split('-')[0], language);

    public string NameOf(ShareChannel channel) => channel switch
    {
        ShareChannel.Whatsapp => "WhatsApp",
        ShareChannel.Linkedin => "LinkedIn",
        ShareChannel.Vk => "VK",
        ShareChannel.Email => Email,
        ShareChannel.Sms => "SMS",
        ShareChannel.Copy => CopiedLink,
        ShareChannel.Print => Print,
        ShareChannel.Qr => QrCode,
        _ => channel.ToString(),
    };

    private static LinkPageWording? Find(string? language) => language is null ? null
        : Array.Find(All, words => words.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
