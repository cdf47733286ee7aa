using AngleSharp.Html.Parser;
using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies.Cleaning;

public sealed class SafeHtmlTests
{
    private static readonly string[] Harmless = ["href", "src", "alt", "title", "width", "height", "allowfullscreen", "cite", "datetime",
        "colspan", "rowspan", "scope", "start", "reversed", "value", "lang", "dir", "id", "srcset", "sizes", "type", "media", "poster",
        "controls", "kind", "srclang", "label", "default", "align", "data-embed"];

    private static readonly string[] Harmful =
    [
        "script", "style", "svg", "math", "object", "embed", "form", "input", "template", "noscript", "base",
        "meta", "link", "textarea", "title", "select", "button", "div", "h1", "xmp", "plaintext",
    ];

    [TestCase("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>")]
    [TestCase("<h1>Title</h1>", "<h2>Title</h2>")]
    [TestCase("<div>one</div><div>two</div>", "<p>one</p><p>two</p>")]
    [TestCase("<section><div>a <b>b</b><p>c</p></div></section>", "<p>a <b>b</b></p><p>c</p>")]
    [TestCase("<p style='color:red' class='x' id='y' data-z='1' onclick='f()'>a</p>", "<p>a</p>")]
    [TestCase("<a href='https://e.com/' target='_blank' rel='x'>a</a>", "<a href=\"https://e.com/\">a</a>")]
    [TestCase("<a href='/news'>a</a><a href='#b'>b</a><a href='mailto:a@e.com'>c</a><a href='tel:+374'>d</a>",
        "<a href=\"/news\">a</a><a href=\"#b\">b</a><a href=\"mailto:a@e.com\">c</a><a href=\"tel:+374\">d</a>")]
    [TestCase("<a href='news'>a</a><a href='ftp://e.com'>b</a><a href='//e.com'>c</a>", "<a>a</a><a>b</a><a href=\"https://e.com\">c</a>")]
    [TestCase("<img src='https://e.com/a.png' alt='x' width='10' height='5%'>", "<img src=\"https://e.com/a.png\" alt=\"x\" width=\"10\">")]
    [TestCase("a<img src='/a.png'><img src='data:image/png;base64,AA'><img>", "a")]
    [TestCase("<del>old</del> <span>new</span>", "<s>old</s> new")]
    [TestCase("a<!-- note -->b", "ab")]
    [TestCase("1 < 2 & 3", "1 &lt; 2 &amp; 3")]
    public void Html_is_reduced_to_an_article(string html, string clean) => Assert.That(Clean(html), Is.EqualTo(clean));

    [TestCase("https://www.youtube.com/embed/x", true)]
    [TestCase("//www.youtube.com/embed/x", true)]
    [TestCase("https://www.google.com/maps/embed?pb=1", true)]
    [TestCase("https://www.google.com/search?q=maps", false)]
    [TestCase("https://www.google.com/mapsx", false)]
    [TestCase("https://www.youtube.com.evil.com/embed/x", false)]
    [TestCase("https://www.youtube.com@evil.com/", false)]
    [TestCase("https://user@www.youtube.com/", false)]
    [TestCase("https://www.youtube.com:8443/", false)]
    [TestCase("https://evil.com/?www.youtube.com", false)]
    [TestCase("javascript:alert(1)", false)]
    [TestCase("", false)]
    public void Frames_are_kept_for_known_hosts_only(string src, bool kept) =>
        Assert.That(Clean($"<iframe src=\"{src}\"></iframe>").Contains("<iframe", StringComparison.Ordinal), Is.EqualTo(kept));

    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("<svg onload=alert(1)>")]
    [TestCase("<svg><script>alert(1)</script></svg>")]
    [TestCase("<a href=javascript:alert(1)>x</a>")]
    [TestCase("<a href=' javascript:alert(1)'>x</a>")]
    [TestCase("<a href='java\tscript:alert(1)'>x</a>")]
    [TestCase("<a href='java&#10;script:alert(1)'>x</a>")]
    [TestCase("<a href='&#1;javascript:alert(1)'>x</a>")]
    [TestCase("<a href='jAvAsCrIpT:alert(1)'>x</a>")]
    [TestCase("<a href='&#106;avascript:alert(1)'>x</a>")]
    [TestCase("<a href='vbscript:msgbox(1)'>x</a>")]
    [TestCase("<a href='data:text/html,<script>alert(1)</script>'>x</a>")]
    [TestCase("<a href='/\\evil.com'>x</a>")]
    [TestCase("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [TestCase("<iframe src=https://www.youtube.com/x onload=alert(1) srcdoc='<img src=x onerror=alert(1)>'></iframe>")]
    [TestCase("<iframe src=https://www.youtube.com/x><script>alert(1)</script></iframe>")]
    [TestCase("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [TestCase("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")]
    [TestCase("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [TestCase("<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">")]
    [TestCase("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [TestCase("<script/x>alert(1)</script>")]
    [TestCase("<<script>alert(1);//<</script>")]
    [TestCase("<style>@import 'javascript:alert(1)';</style><p style='background:url(javascript:alert(1))'>x</p>")]
    [TestCase("<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>")]
    [TestCase("<form action=javascript:alert(1)><input type=submit><button formaction=javascript:alert(1)>x</button></form>")]
    [TestCase(
        "<base href=javascript:alert(1)//><meta http-equiv=refresh content='0;url=javascript:alert(1)'><link rel=stylesheet "
            + "href=javascript:alert(1)>")]
    [TestCase("<details open ontoggle=alert(1)><summary>x</summary></details>")]
    [TestCase("<body onload=alert(1)><table background=javascript:alert(1)><td background=javascript:alert(1)>x")]
    [TestCase("<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>")]
    [TestCase("<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>")]
    [TestCase("<template><img src=x onerror=alert(1)></template><xmp><img src=x onerror=alert(1)></xmp>")]
    [TestCase("<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>")]
    [TestCase("<p title='\"><img src=x onerror=alert(1)>'>x</p>")]
    [TestCase("<q cite=javascript:alert(1)>x</q><blockquote cite=javascript:alert(1)>y</blockquote>")]
    public void Known_attacks_come_to_nothing(string attack) => AssertHarmless(Clean("<p>before</p>" + attack));

    [Test]
    public void No_soup_of_tags_gets_through() => HtmlSoup.Any.Same().Sample(
        html =>
        {
            if (SafeHtml.TryClean(html, out var clean))
                AssertHarmless(clean);
        },
        iter: 3000);

    [Test]
    public void Cleaning_again_changes_nothing() => HtmlSoup.Any.Same().Sample(
        html => !SafeHtml.TryClean(html, out var once) || (SafeHtml.TryClean(once, out var twice) && once == twice), iter: 3000);

    [Test]
    public void Small_soup_is_never_refused() => HtmlSoup.Any.Same().Sample(html => SafeHtml.TryClean(html, out _), iter: 3000);

    [Test]
    public void Many_threads_clean_at_once() => Parallel.For(0, 200, i =>
        Assert.That(Clean($"<div>{i}<script>x</script></div>"), Is.EqualTo($"<p>{i}</p>")));

    [TestCase("<b>", 10_000)]
    [TestCase("<div>", 10_000)]
    [TestCase("<svg><td>", 10_000)]
    [TestCase("<li><dd>", 10_000)]
    [TestCase("<p>x</p>", 50_001)]
    [TestCase("<tr></tr>", 10_001)]
    public void What_is_too_deep_or_too_many_is_refused(string part, int times) =>
        Assert.That(
            SafeHtml.TryClean(
                string.Concat(Enumerable.Prepend(Enumerable.Repeat(part, times), part == "<tr></tr>" ? "<table>" : "")), out _), Is.False);

    [Test]
    public void A_long_table_of_an_election_is_taken()
    {
        var rows = string.Concat(Enumerable.Repeat("<tr><td>Name<td><b>12</b><td>3.4 %", 1500));
        Assert.That(SafeHtml.TryClean($"<table>{rows}</table>", out _), Is.True);
    }

    private static string Clean(string html)
    {
        Assert.That(SafeHtml.TryClean(html, out var clean), Is.True);
        return clean!;
    }

    private static void AssertHarmless(string clean)
    {
        using var document = new HtmlParser().ParseDocument("<body>" + clean);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.That(Harmful, Does.Not.Contain(element.LocalName), clean);
            foreach (var attribute in element.Attributes)
            {
                Assert.That(Harmless, Does.Contain(attribute.Name), clean);
                if (attribute.Name is "href" or "src" or "cite" or "poster")
                    Assert.That(
                        attribute.Value, Does.Match("^(https?:|mailto:|tel:|sms:|tg:|whatsapp:|viber:|geo:|#|/(?![/\\\\]))"), clean);
            }
        }
    }
}
