using NewsApi.Readership.Events;

namespace NewsApi.Tests.Readership.Events;

public class ReferrerHostTests
{
    [TestCase("t.me", "t.me")]
    [TestCase("T.ME.", "t.me")]
    [TestCase("https://www.example.com/a/b?c=d@e#f", "www.example.com")]
    [TestCase("http://user:secret@example.com:8080/", "example.com")]
    [TestCase("https://example.com?x=//y", "example.com")]
    [TestCase("//cdn.example.com/x", "cdn.example.com")]
    [TestCase("example.com/path", "example.com")]
    [TestCase("example.com:443", "example.com")]
    [TestCase("android-app://com.google.android.gm/", "com.google.android.gm")]
    [TestCase("https://пример.рф/новости", "xn--e1afmkfd.xn--p1ai")]
    [TestCase("https://foo_bar.example.com/", "foo_bar.example.com")]
    [TestCase("http://192.0.2.7/x", "192.0.2.7")]
    public void An_address_is_reduced_to_its_host(string text, string host) => Assert.That(ReferrerHost.Of(text), Is.EqualTo(host));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("about:blank")]
    [TestCase("data:text/html,x")]
    [TestCase("file:///home/x.html")]
    [TestCase("http://[2001:db8::1]/x")]
    [TestCase("https://bad host/x")]
    public void Where_there_is_no_host_to_count_there_is_no_referrer(string? text) => Assert.That(ReferrerHost.Of(text), Is.Empty);

    [TestCase("two words")]
    [TestCase("a\u0000b")]
    [TestCase("\u0085b")]
    [TestCase("<script>")]
    [TestCase(".")]
    public void What_is_neither_is_refused(string text) => Assert.That(ReferrerHost.Of(text), Is.Null);

    [Test]
    public void A_host_has_a_length() => Assert.That(
        (ReferrerHost.Of(new string('a', 300)), ReferrerHost.Of($"https://{new string('a', 300)}.com/"),
            ReferrerHost.Of($"https://example.com/{new string('a', 90_000)}")), Is.EqualTo(((string?)null, "", "example.com")));
}
