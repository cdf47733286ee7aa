using NewsApi.Text.Addresses;

namespace NewsApi.Tests.Text.Addresses;

public class CanonicalUrlKeyTests
{
    private const string Plain = "https://news.example/story/%D0%BA%D0%BB%D1%8E%D1%87?id=5&name=a%20b";

    [TestCase("http://news.example/story/%D0%BA%D0%BB%D1%8E%D1%87?id=5&name=a%20b")]
    [TestCase("HTTPS://News.EXAMPLE/story/ключ?id=5&name=a+b")]
    [TestCase("https://news.example:443/story/%d0%ba%d0%bb%d1%8e%d1%87?id=5&name=%61%20b")]
    [TestCase("http://news.example:80/story/ключ/?id=5&name=a b")]
    [TestCase("https://news.example./story/ключ//?&id=5&&name=a%20b&#top")]
    [TestCase("https://news.example/./a/../story/ключ?utm_source=x&id=5&fbclid=a&name=a%20b&GCLID=y&yclid=1&%75tm_x=2&_openstat=z")]
    public void One_address_has_many_spellings(string url) => Assert.That(Parse(url), Is.EqualTo(Parse(Plain)));

    [TestCase("https://news.example/story/Ключ?id=5&name=a%20b")]
    [TestCase("https://news.example/story/ключ?id=6&name=a%20b")]
    [TestCase("https://news.example/story/ключ?name=a%20b")]
    [TestCase("https://news.example/story?id=5&name=a%20b")]
    [TestCase("https://news.example/story%2F%D0%BA%D0%BB%D1%8E%D1%87?id=5&name=a%20b")]
    [TestCase("https://news.example:8443/story/ключ?id=5&name=a%20b")]
    [TestCase("https://www.news.example/story/ключ?id=5&name=a%20b")]
    public void Other_addresses_stay_others(string url) => Assert.That(Parse(url), Is.Not.EqualTo(Parse(Plain)));

    [TestCase("https://пример.com/", "https://xn--e1afmkfd.com")]
    [TestCase("https://ПРИМЕР.com?", "https://xn--e1afmkfd.com")]
    [TestCase("https://xn--E1AFMKFD.com:443/#a", "https://xn--e1afmkfd.com")]
    [TestCase("http://news.example:8080/a?b=1&utm_id=2", "https://news.example:8080/a?b=1")]
    [TestCase("https://[::1]/a", "https://[::1]/a")]
    public void A_key_is_the_same_for_equal_addresses(string url, string key) => Assert.That(Parse(url)?.Key, Is.EqualTo(key));

    [TestCase("https://news.example/api/s/x", "/s/x")]
    [TestCase("http://NEWS.example/API/s/%78/", "/s/x")]
    [TestCase("https://news.example/api", "")]
    [TestCase("https://news.example/apis/x", null)]
    [TestCase("https://news.example:8443/api/x", null)]
    [TestCase("https://other.example/api/x", null)]
    public void A_path_is_read_below_a_root(string url, string? path) =>
        Assert.That(Parse(url)!.PathBelow(Parse("https://news.example/api/")!), Is.EqualTo(path));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/story")]
    [TestCase("news.example/story")]
    [TestCase("ftp://news.example/")]
    [TestCase("https://me@news.example/")]
    [TestCase("https://\u200b/")]
    [TestCase("https://")]
    public void Whatever_is_no_web_address_is_refused(string? url) => Assert.That(Parse(url), Is.Null);

    private static CanonicalUrlKey? Parse(string? url) => CanonicalUrlKey.TryParse(url, out var address) ? address : null;
}
