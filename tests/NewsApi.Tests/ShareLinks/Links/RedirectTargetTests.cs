using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NewsApi.ShareLinks.Links;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Links;

public sealed class RedirectTargetTests
{
    private const string Article = "https://example.com/news/a-b";

    [TestCase("", Article)]
    [TestCase("?utm_source=tg&ref=home", Article + "?utm_source=tg&ref=home")]
    [TestCase("?UTM_Source=tg", Article + "?utm_source=tg")]
    [TestCase("?url=https://evil.example&next=//evil.example&id=7&utm=1&utm_=2&reference=3&xutm_source=4", Article)]
    [TestCase("?utm_a%26url=evil", Article)]
    [TestCase("?utm_source=tg%0D%0ASet-Cookie:%20a%3Db", Article + "?utm_source=tgSet-Cookie%3A%20a%3Db")]
    [TestCase("?utm_source=a%26url%3Devil%23x+y", Article + "?utm_source=a%26url%3Devil%23x%20y")]
    [TestCase("?utm_source=", Article)]
    [TestCase("?utm_source=first&utm_source=second", Article + "?utm_source=first")]
    public void Only_campaign_parameters_of_the_request_go_along(string query, string location) =>
        Assert.That(RedirectTarget.Build(Article, [], Query(query)), Is.EqualTo(location));

    [Test]
    public void The_campaign_of_the_link_beats_the_request() => Assert.That(
        RedirectTarget.Build(Article, [new("utm_source", "newsletter")], Query("?utm_source=evil&UTM_SOURCE=evil&utm_medium=mail")),
        Is.EqualTo(Article + "?utm_source=newsletter&utm_medium=mail"));

    [TestCase("https://example.com/?id=7", "https://example.com/?id=7&utm_source=a")]
    [TestCase("https://example.com/?id=7&#part", "https://example.com/?id=7&utm_source=a#part")]
    [TestCase("https://example.com/?id=7&utm_source=own", "https://example.com/?id=7&utm_source=own")]
    public void The_query_of_the_article_stays(string canonicalUrl, string location) => Assert.That(
        RedirectTarget.Build(canonicalUrl, [new("utm_source", "a"), new("ID", "8")], Query("?utm_source=b")),
        Is.EqualTo(location));

    [Test]
    public void A_national_address_becomes_ASCII() => Assert.That(
        RedirectTarget.Build("https://новости.рф/лента?тема=мир", [new("utm_source", "Երևան")], Query("")),
        Is.EqualTo("https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0?%D1%82%D0%B5%D0%BC%D0%B0=%D0%BC%D0%B8%D1%80"
            + "&utm_source=%D4%B5%D6%80%D6%87%D5%A1%D5%B6"));

    [Test]
    public void A_value_is_capped_between_graphemes()
    {
        var location = RedirectTarget.Build(Article, [], Query("?utm_term=" + Uri.EscapeDataString(new string('a', 199) + "👍b")));
        Assert.That(location, Is.EqualTo($"{Article}?utm_term={new string('a', 199)}"));
    }

    [Test]
    public void A_value_of_200_characters_is_kept_whole() => Assert.That(
        RedirectTarget.Build(Article, [new("utm_term", new string('a', 200))], Query("")),
        Is.EqualTo($"{Article}?utm_term={new string('a', 200)}"));

    [Test]
    public void A_request_brings_ten_parameters_at_most()
    {
        var query = "?" + string.Join('&', Enumerable.Range(0, 50).Select(i => $"utm_{i}=1"));
        Assert.That(RedirectTarget.Build(Article, [], Query(query)).Split('&'), Has.Length.EqualTo(10));
    }

    [TestCase("/news/a-b")]
    [TestCase("//evil.example/a")]
    [TestCase("javascript:alert(1)")]
    public void A_target_that_is_no_web_address_is_a_bug(string canonicalUrl) =>
        Assert.That(() => RedirectTarget.Build(canonicalUrl, [], Query("")), Throws.ArgumentException);

    [Test]
    public void Nothing_in_a_parameter_changes_the_target() =>
        Gen.Select(
            Gen.OneOf(Gen.String, Gen.OneOf("utm_source", "ref", "id", "//", "\r\n", "#", "?")),
            Gen.OneOf(Gen.String, Gen.OneOf("\r\nSet-Cookie: a=b", "&id=8", "#", "//evil.example", "@evil.example", "\ud800")))
                .Same().Sample((name, value) =>
        {
            var request = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [name] = value });
            var location = RedirectTarget.Build(Article + "?id=7", [new(name, value)], request);
            var uri = new Uri(location);
            Assert.That(uri.GetLeftPart(UriPartial.Path), Is.EqualTo(Article));
            Assert.That(uri.Fragment, Is.Empty);
            Assert.That(QueryHelpers.ParseQuery(uri.Query)["id"].ToString(), Is.EqualTo("7"));
            Assert.That(Ascii.IsValid(location) && !location.Any(char.IsControl), location);
        });

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}
