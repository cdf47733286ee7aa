using System.Net;
using System.Text.Json.Nodes;
using NewsApi.ShareLinks.Kit;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Links;

/// <summary>The Content API's side: links for apps, and the share kit as pages get it.</summary>
public class ShareDeliveryTests(Database database) : DatabaseFixture(database)
{
    private long _article;

    [Test]
    public async Task An_app_learns_article_language_state_channel_and_address()
    {
        await Link(new { articleId = _article, alias = "for-apps" });
        var link = (await Anonymous.Get("/v1/share-links/FOR-apps-t")).Expect(HttpStatusCode.OK).Json.AsObject();
        var article = await Anonymous.Get($"/v1/articles/{_article}");
        Assert.That(
            link.Select(field => field.Key),
            Is.EqualTo(new[] { "code", "url", "state", "channel", "articleId", "language", "canonicalUrl" }));
        Assert.That(
            (Text(link["code"]), Text(link["state"]), Text(link["channel"]), link["articleId"]!.GetValue<long>(), Text(link["language"]),
            Text(link["canonicalUrl"])), Is.EqualTo(("for-apps", "live", "telegram", _article, "en", article.Value<string>("url"))));
        Assert.That((await Anonymous.Get("/v1/share-links/for-apps")).Json["channel"], Is.Null);
    }

    [Test]
    public async Task A_link_that_is_over_and_leads_on_says_that_it_is_over()
    {
        await Link(new { articleId = _article, alias = "over-now", expiresAt = "2026-01-01T00:00:00Z" });
        await Link(new { articleId = _article, alias = "used-now", maxClicks = 1 });
        await Anonymous.Get("/s/used-now");
        Assert.That((await Anonymous.Get("/v1/share-links/over-now")).Value<string>("state"), Is.EqualTo("expired"));
        Assert.That((await Anonymous.Get("/v1/share-links/used-now")).Value<string>("state"), Is.EqualTo("usedUp"));
    }

    [Test]
    public async Task Codes_that_lead_nowhere_answer_one_and_the_same_404()
    {
        var draft = await Editor.Article(Makers.Content(slug: "a-draft"));
        await Link(new { articleId = draft.Id, alias = "to-the-draft" });
        await Link(new { articleId = _article, alias = "too-early", startsAt = "2999-01-01T00:00:00Z" });
        var answers = new List<Answer>();
        foreach (var code in (string[])["b7kq2mx", "to-the-draft", "to-the-draft-t", "too-early", "a", "%D1%8F", "b7kq2mx+", new string(
            'b', 60)])
            answers.Add((await Anonymous.Get("/v1/share-links/" + code)).Expect(HttpStatusCode.NotFound));
        Assert.That(answers.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Select(answer => string.Join('\n', answer.Headers)).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase(
        "en", "Worth reading? Share it with your friends!", "Share on Facebook", "Send on WhatsApp", "Send by e-mail", "Copy link",
        "Link copied", "Print", "QR code", "Follow us on YouTube", "Source: ")]
    [TestCase("ru", "Понравился материал? Поделитесь им в соцсетях!", "Поделиться в Facebook", "Отправить в WhatsApp", "Отправить по "
        + "электронной почте", "Скопировать ссылку", "Ссылка скопирована", "Распечатать", "QR-код", "Подписывайтесь на нас на YouTube",
        "Источник: ")]
    [TestCase(
        "az", "Xəbəri bəyəndiniz? Sosial şəbəkələrdə paylaşın!", "Facebook-da paylaş", "WhatsApp-la göndər", "E-poçtla göndər",
        "Linki kopyala", "Link kopyalandı", "Çap et", "QR kod", "Bizi YouTube-da izləyin", "Mənbə: ")]
    [TestCase("hy", "Հավանեցի՞ք նյութը։ Կիսվե՛ք սոցիալական ցանցերում։", "Կիսվել Facebook-ում", "Ուղարկել WhatsApp-ով", "Ուղարկել էլ. "
        + "փոստով", "Պատճենել հղումը", "Հղումը պատճենված է", "Տպել", "QR կոդ", "Հետևեք մեզ YouTube-ում", "Աղբյուրը՝ ")]
    public async Task The_kit_has_everything_in_each_language(
        string language, string heading, string facebook, string whatsapp, string email, string copy, string copied, string print,
        string qr, string youtube, string source)
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new
        {
            name = "The Post", languages = new[] { "en", "ru", "az", "hy" }, defaultLanguage = "en", licence = new { en = "Link to us." },
            licenceUrl = "https://post.example/terms", social = new
            {
                x = "https://x.com/post", youtube = "https://youtube.com/@post", instagram = "https://instagram.com/post",
                facebook = "https://facebook.com/post", telegram = "https://t.me/post",
            },
        }, site.ETag)).Expect(HttpStatusCode.OK);
        var kit = (await Anonymous.Get($"/v1/articles/{_article}/share?language={language}")).Expect(HttpStatusCode.OK).Json;
        var labels = ShareLabels.For(language);
        var channels = kit["channels"]!.AsArray();
        Assert.That((Text(kit["language"]), Text(kit["heading"])), Is.EqualTo((language, heading)));
        // Each in its own place: the labels of all channels are compared with the table, and of some the very words.
        Assert.That(
            channels.Select(channel => Text(channel!["label"])), Is.EqualTo(ShareChannels.All.Select(row => labels.Buttons[row.Channel])));
        Assert.That(
            ((string[])["facebook", "whatsapp", "email", "copy", "print", "qr"]).Select(
                name => Text(channels.Single(channel => Text(channel!["channel"]) == name)!["label"])),
            Is.EqualTo(new[] { facebook, whatsapp, email, copy, print, qr }));
        Assert.That(
            channels.Select(channel => Text(channel!["shortUrl"])),
            Is.EqualTo(ShareChannels.All.Select(row => $"{Text(kit["shortUrl"])}-{row.Suffix}")));
        Assert.That((Text(kit["copy"]!["label"]), Text(kit["copy"]!["copiedLabel"])), Is.EqualTo((copy, copied)));
        Assert.That(
            (Text(kit["print"]!["label"]), Text(kit["print"]!["url"])), Is.EqualTo((print, Text(kit["canonicalUrl"]) + "?print=1")));
        Assert.That((Text(kit["native"]!["title"]), Text(kit["native"]!["text"])), Is.EqualTo((new string('я', 300), "In short")));
        Assert.That(
            Text(kit["licence"]!["html"]),
            Does.StartWith($"<p><a href=\"https://post.example/terms\" rel=\"license\">Link to us.</a><br>{source}").And.EndWith(
                ", The Post</p>"));
        Assert.That(
            Text(kit["licence"]!["citation"]).Split('\n'),
            Has.Exactly(3).Items.And.Some.EndsWith(" https://post.example/terms").And.Some.StartsWith(source));
        Assert.That(kit["follow"]!.AsArray().Select(link => Text(link!["label"])), Is.EqualTo(ShareLabels.Networks.Select(labels.Follow)));
        Assert.That(Text(kit["follow"]![1]!["label"]), Is.EqualTo(youtube));
        // Of 280, 24 are for the link and its space, 10 for " via @post", 2 for the ellipsis.
        Assert.That(Text(channels[0]!["text"]), Is.EqualTo(new string('я', 244) + "…"));
    }

    [Test]
    public async Task Every_short_address_of_the_kit_leads_to_the_story()
    {
        var kit = (await Anonymous.Get($"/v1/articles/{_article}/share")).Json;
        foreach (var channel in kit["channels"]!.AsArray())
        {
            var path = new Uri(Text(channel!["shortUrl"])).AbsolutePath;
            if (Text(channel["channel"]) == "qr")
                (await Anonymous.Get(path.ToUpperInvariant())).Expect(HttpStatusCode.Found);
            Assert.That(
                (await Anonymous.Get(path)).Expect(HttpStatusCode.Found).Headers["Location"], Does.StartWith(Text(kit["canonicalUrl"])));
            Assert.That(
                (await Anonymous.Get("/v1" + path.Replace("/s/", "/share-links/"))).Value<string>("channel"),
                Is.EqualTo(Text(channel["channel"])));
        }
    }

    protected override async Task Prepare() =>
        _article = (await Editor.PublishedArticle(Makers.Content(new string('я', 300), slug: "the-story", summary: "In short"))).Id;

    private async Task Link(object body) => (await Editor.Post("/v1/editorial/share-links", body)).Expect(HttpStatusCode.Created);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
