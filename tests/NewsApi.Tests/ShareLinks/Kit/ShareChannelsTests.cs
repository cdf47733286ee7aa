using NewsApi.ShareLinks.Kit;

namespace NewsApi.Tests.ShareLinks.Kit;

public sealed class ShareChannelsTests
{
    private const string T = "A%20%26%20B%2B";
    private const string S = "https%3A%2F%2Fexample.com%2Fs%2Fb7kq2mx-";

    [TestCase(ShareChannel.X, "x", $"https://x.com/intent/tweet?text={T}&url={S}x&via=newsdesk")]
    [TestCase(ShareChannel.Facebook, "f", $"https://www.facebook.com/sharer/sharer.php?u={S}f")]
    [TestCase(ShareChannel.Telegram, "t", $"https://t.me/share/url?url={S}t&text={T}")]
    [TestCase(ShareChannel.Whatsapp, "w", $"https://api.whatsapp.com/send?text={S}w%20{T}")]
    [TestCase(ShareChannel.Linkedin, "l", $"https://www.linkedin.com/sharing/share-offsite/?url={S}l")]
    [TestCase(ShareChannel.Vk, "v", $"https://vk.com/share.php?url={S}v&title={T}")]
    [TestCase(ShareChannel.Odnoklassniki, "o", $"https://connect.ok.ru/offer?url={S}o&title={T}")]
    [TestCase(ShareChannel.Reddit, "r", $"https://www.reddit.com/submit?url={S}r&title={T}")]
    [TestCase(ShareChannel.Threads, "h", $"https://www.threads.com/intent/post?text={T}&url={S}h")]
    [TestCase(ShareChannel.Bluesky, "b", $"https://bsky.app/intent/compose?text={T}%20{S}b")]
    [TestCase(ShareChannel.Viber, "i", $"viber://forward?text={T}%20{S}i")]
    [TestCase(ShareChannel.Email, "m", $"mailto:?subject={T}&body={T}%0D%0A%0D%0A{S}m")]
    [TestCase(ShareChannel.Sms, "s", $"sms:?body={T}%20{S}s")]
    [TestCase(ShareChannel.Copy, "c", null)]
    [TestCase(ShareChannel.Print, "n", "https://example.com/news/a-b?print=1")]
    [TestCase(ShareChannel.Qr, "q", "HTTPS://EXAMPLE.COM/S/B7KQ2MX-Q")]
    public void A_channel_has_its_template(ShareChannel channel, string suffix, string? url)
    {
        var link = SampleKit.Link(channel, SampleKit.Story with { Title = "A & B+" }, SampleKit.Site with { XHandle = "@newsdesk" });
        Assert.That((link.Suffix, link.Url), Is.EqualTo((suffix, url)));
        Assert.That(link.ShortUrl, Is.EqualTo($"https://example.com/s/b7kq2mx-{suffix}"));
    }

    [Test]
    public void Each_channel_is_in_the_table_once() =>
        Assert.That(ShareChannels.All.Select(row => row.Channel), Is.EquivalentTo(Enum.GetValues<ShareChannel>()));

    [Test]
    public void Each_suffix_is_a_lower_case_letter_of_one_channel()
    {
        Assert.That(ShareChannels.All.Select(row => row.Suffix), Is.Unique);
        Assert.That(ShareChannels.All.Select(row => row.Suffix), Is.All.InRange('a', 'z'));
    }

    [Test]
    public void A_suffix_finds_its_channel()
    {
        Assert.That(ShareChannels.FindBySuffix('h'), Is.EqualTo(ShareChannel.Threads));
        Assert.That(ShareChannels.FindBySuffix('z'), Is.Null);
    }

    [Test]
    public void Facebook_opens_the_dialog_where_the_site_has_an_app() => Assert.That(
        SampleKit.Link(ShareChannel.Facebook, SampleKit.Story, SampleKit.Site with { FacebookAppId = "123456" }).Url,
        Is.EqualTo($"https://www.facebook.com/dialog/share?app_id=123456&display=popup&href={S}f"));

    [Test]
    public void A_blank_app_id_is_none() => Assert.That(
        SampleKit.Link(ShareChannel.Facebook, SampleKit.Story, SampleKit.Site with { FacebookAppId = " " }).Url,
        Does.StartWith("https://www.facebook.com/sharer/"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("@")]
    [TestCase("no spaces")]
    [TestCase("a&url=https://evil.example")]
    [TestCase("sixteen_letters_")]
    public void X_goes_without_via_where_there_is_no_handle(string? handle) => Assert.That(
        SampleKit.Link(ShareChannel.X, SampleKit.Story, SampleKit.Site with { XHandle = handle }).Url, Does.EndWith("-x"));

    [Test]
    public void Only_Viber_is_for_mobile_devices_only() => Assert.That(
        ShareChannels.All.Where(row => row.MobileOnly).Select(row => row.Channel), Is.EqualTo([ShareChannel.Viber]));

    [TestCase(ShareChannel.Facebook)]
    [TestCase(ShareChannel.Linkedin)]
    [TestCase(ShareChannel.Copy)]
    [TestCase(ShareChannel.Print)]
    [TestCase(ShareChannel.Qr)]
    public void A_channel_that_takes_no_text_shows_none(ShareChannel channel) =>
        Assert.That(SampleKit.Link(channel, SampleKit.Story, SampleKit.Site).Text, Is.Null);

    [Test]
    public void A_QR_code_of_a_site_with_a_national_host_stays_in_alphanumeric_mode() => Assert.That(
        SampleKit.Link(ShareChannel.Qr, SampleKit.Story with { ShortUrl = "https://новости.рф/s/b7kq2mx" }, SampleKit.Site).Url,
        Does.Match("^[0-9A-Z $%*+./:-]+$"));
}
