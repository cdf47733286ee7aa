using System.Text;

namespace NewsApi.ShareLinks.Kit;

/// <summary>The wording of share buttons in each language. Each label is one text, because word endings depend on names.</summary>
internal static class ShareLabelTexts
{
    public static ShareLabels English { get; } = new(
        "en",
        "Worth reading? Share it with your friends!",
        "Link copied",
        "Terms:",
        CompositeFormat.Parse("Source: “{0}”, {1}"),
        new Dictionary<ShareChannel, string>
        {
            [ShareChannel.X] = "Share on X",
            [ShareChannel.Facebook] = "Share on Facebook",
            [ShareChannel.Telegram] = "Share on Telegram",
            [ShareChannel.Whatsapp] = "Send on WhatsApp",
            [ShareChannel.Linkedin] = "Share on LinkedIn",
            [ShareChannel.Vk] = "Share on VK",
            [ShareChannel.Odnoklassniki] = "Share on Odnoklassniki",
            [ShareChannel.Reddit] = "Share on Reddit",
            [ShareChannel.Threads] = "Share on Threads",
            [ShareChannel.Bluesky] = "Share on Bluesky",
            [ShareChannel.Viber] = "Send on Viber",
            [ShareChannel.Email] = "Send by e-mail",
            [ShareChannel.Sms] = "Send by SMS",
            [ShareChannel.Copy] = "Copy link",
            [ShareChannel.Print] = "Print",
            [ShareChannel.Qr] = "QR code",
        },
        new Dictionary<string, string>
        {
            ["X"] = "Follow us on X",
            ["YouTube"] = "Follow us on YouTube",
            ["Instagram"] = "Follow us on Instagram",
            ["Facebook"] = "Follow us on Facebook",
            ["Telegram"] = "Follow us on Telegram",
        },
        CompositeFormat.Parse("Follow us on {0}"));

    public static ShareLabels Russian { get; } = new(
        "ru",
        "Понравился материал? Поделитесь им в соцсетях!",
        "Ссылка скопирована",
        "Условия:",
        CompositeFormat.Parse("Источник: «{0}», {1}"),
        new Dictionary<ShareChannel, string>
        {
            [ShareChannel.X] = "Поделиться в X",
            [ShareChannel.Facebook] = "Поделиться в Facebook",
            [ShareChannel.Telegram] = "Поделиться в Telegram",
            [ShareChannel.Whatsapp] = "Отправить в WhatsApp",
            [ShareChannel.Linkedin] = "Поделиться в LinkedIn",
            // This name includes its preposition.
            [ShareChannel.Vk] = "Поделиться ВКонтакте",
            [ShareChannel.Odnoklassniki] = "Поделиться в Одноклассниках",
            [ShareChannel.Reddit] = "Поделиться на Reddit",
            [ShareChannel.Threads] = "Поделиться в Threads",
            [ShareChannel.Bluesky] = "Поделиться в Bluesky",
            [ShareChannel.Viber] = "Отправить в Viber",
            [ShareChannel.Email] = "Отправить по электронной почте",
            [ShareChannel.Sms] = "Отправить по SMS",
            [ShareChannel.Copy] = "Скопировать ссылку",
            [ShareChannel.Print] = "Распечатать",
            [ShareChannel.Qr] = "QR-код",
        },
        new Dictionary<string, string>
        {
            ["X"] = "Подписывайтесь на нас в X",
            ["YouTube"] = "Подписывайтесь на нас на YouTube",
            ["Instagram"] = "Подписывайтесь на нас в Instagram",
            ["Facebook"] = "Подписывайтесь на нас в Facebook",
            ["Telegram"] = "Подписывайтесь на нас в Telegram",
        },
        CompositeFormat.Parse("Подписывайтесь на нас: {0}"));

    public static ShareLabels Azerbaijani { get; } = new(
        "az",
        "Xəbəri bəyəndiniz? Sosial şəbəkələrdə paylaşın!",
        "Link kopyalandı",
        "Şərtlər:",
        CompositeFormat.Parse("Mənbə: “{0}”, {1}"),
        new Dictionary<ShareChannel, string>
        {
            [ShareChannel.X] = "X-də paylaş",
            [ShareChannel.Facebook] = "Facebook-da paylaş",
            [ShareChannel.Telegram] = "Telegram-da paylaş",
            [ShareChannel.Whatsapp] = "WhatsApp-la göndər",
            [ShareChannel.Linkedin] = "LinkedIn-də paylaş",
            [ShareChannel.Vk] = "VK-da paylaş",
            [ShareChannel.Odnoklassniki] = "Odnoklassniki-də paylaş",
            [ShareChannel.Reddit] = "Reddit-də paylaş",
            [ShareChannel.Threads] = "Threads-də paylaş",
            [ShareChannel.Bluesky] = "Bluesky-da paylaş",
            [ShareChannel.Viber] = "Viber-lə göndər",
            [ShareChannel.Email] = "E-poçtla göndər",
            [ShareChannel.Sms] = "SMS-lə göndər",
            [ShareChannel.Copy] = "Linki kopyala",
            [ShareChannel.Print] = "Çap et",
            [ShareChannel.Qr] = "QR kod",
        },
        new Dictionary<string, string>
        {
            ["X"] = "Bizi X-də izləyin",
            ["YouTube"] = "Bizi YouTube-da izləyin",
            ["Instagram"] = "Bizi Instagram-da izləyin",
            ["Facebook"] = "Bizi Facebook-da izləyin",
            ["Telegram"] = "Bizi Telegram-da izləyin",
        },
        CompositeFormat.Parse("Bizi izləyin: {0}"));

    public static ShareLabels Armenian { get; } = new(
        "hy",
        "Հավանեցի՞ք նյութը։ Կիսվե՛ք սոցիալական ցանցերում։",
        "Հղումը պատճենված է",
        "Պայմանները՝",
        CompositeFormat.Parse("Աղբյուրը՝ «{0}», {1}"),
        new Dictionary<ShareChannel, string>
        {
            [ShareChannel.X] = "Կիսվել X-ում",
            [ShareChannel.Facebook] = "Կիսվել Facebook-ում",
            [ShareChannel.Telegram] = "Կիսվել Telegram-ում",
            [ShareChannel.Whatsapp] = "Ուղարկել WhatsApp-ով",
            [ShareChannel.Linkedin] = "Կիսվել LinkedIn-ում",
            [ShareChannel.Vk] = "Կիսվել VK-ում",
            [ShareChannel.Odnoklassniki] = "Կիսվել Odnoklassniki-ում",
            [ShareChannel.Reddit] = "Կիսվել Reddit-ում",
            [ShareChannel.Threads] = "Կիսվել Threads-ում",
            [ShareChannel.Bluesky] = "Կիսվել Bluesky-ում",
            [ShareChannel.Viber] = "Ուղարկել Viber-ով",
            [ShareChannel.Email] = "Ուղարկել էլ. փոստով",
            [ShareChannel.Sms] = "Ուղարկել SMS-ով",
            [ShareChannel.Copy] = "Պատճենել հղումը",
            [ShareChannel.Print] = "Տպել",
            [ShareChannel.Qr] = "QR կոդ",
        },
        new Dictionary<string, string>
        {
            ["X"] = "Հետևեք մեզ X-ում",
            ["YouTube"] = "Հետևեք մեզ YouTube-ում",
            ["Instagram"] = "Հետևեք մեզ Instagram-ում",
            ["Facebook"] = "Հետևեք մեզ Facebook-ում",
            ["Telegram"] = "Հետևեք մեզ Telegram-ում",
        },
        CompositeFormat.Parse("Հետևեք մեզ՝ {0}"));
}
