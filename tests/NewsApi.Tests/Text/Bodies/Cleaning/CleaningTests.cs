using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies.Cleaning;

public sealed class CleaningTests
{
    private static readonly BodyContext OfSite = new() { Site = new Uri("https://site.example/news/") };

    // Addresses.
    [TestCase("<a href='www.e.com/x'>a</a>", "<a href=\"https://www.e.com/x\">a</a>")]
    [TestCase("<a href='page'>a</a>", "<a href=\"https://site.example/news/page\">a</a>")]
    [TestCase("<a href='/page'>a</a>", "<a href=\"/page\">a</a>")]
    [TestCase("<a href='../page?a=b#c'>a</a>", "<a href=\"https://site.example/page?a=b#c\">a</a>")]
    [TestCase("<img src='/a b.png'>", "<img src=\"https://site.example/a%20b.png\">")]
    [TestCase("<a href='https://e.com/a b/ж?q=é'>a</a>", "<a href=\"https://e.com/a%20b/%D0%B6?q=%C3%A9\">a</a>")]
    [TestCase("<a href='https://e.com/a%20b'>a</a>", "<a href=\"https://e.com/a%20b\">a</a>")]
    [TestCase("<a href='https://e.com/100%'>a</a>", "<a href=\"https://e.com/100%25\">a</a>")]
    [TestCase("<a href='https://пример.рф/ж'>a</a>", "<a href=\"https://xn--e1afmkfd.xn--p1ai/%D0%B6\">a</a>")]
    [TestCase("<a href='tg://resolve?domain=x'>a</a>", "<a href=\"tg://resolve?domain=x\">a</a>")]
    [TestCase("<a href='whatsapp://send?text=x'>a</a>", "<a href=\"whatsapp://send?text=x\">a</a>")]
    [TestCase("<a href='sms:+374'>a</a><a href='geo:40,44'>b</a>", "<a href=\"sms:+374\">a</a><a href=\"geo:40,44\">b</a>")]
    [TestCase("<a href='viber://chat?number=1'>a</a>", "<a href=\"viber://chat?number=1\">a</a>")]
    [TestCase("<a href='file:///etc/passwd'>a</a>", "<a>a</a>")]
    // Pictures, films and sounds.
    [TestCase("<img src='data:image/gif;base64,AA' data-src='https://e.com/a.png'>", "<img src=\"https://e.com/a.png\">")]
    [TestCase("<img data-srcset='https://e.com/a.png 100w, https://e.com/b.png 800w'>",
        "<img src=\"https://e.com/b.png\" srcset=\"https://e.com/a.png 100w, https://e.com/b.png 800w\">")]
    [TestCase(
        "<img src='data:x'><noscript><img src='https://e.com/a.png' alt='b'></noscript>", "<img src=\"https://e.com/a.png\" alt=\"b\">")]
    [TestCase("<img src='https://e.com/a.png'><noscript><img src='https://e.com/a.png'></noscript>", "<img src=\"https://e.com/a.png\">")]
    [TestCase("<picture><source srcset='https://e.com/a.webp' type='image/webp'></picture>",
        "<picture><source srcset=\"https://e.com/a.webp\" type=\"image/webp\"><img src=\"https://e.com/a.webp\"></picture>")]
    [TestCase("<img src='https://e.com/a.png' width='600px' height='50%'>", "<img src=\"https://e.com/a.png\" width=\"600\">")]
    [TestCase(
        "<video poster='/p.jpg'><source src='/v.mp4' type='video/mp4'><track src='/t.vtt' kind='captions' srclang='hy'>Old "
            + "browser.</video>",
        "<video poster=\"https://site.example/p.jpg\" controls=\"\"><source src=\"https://site.example/v.mp4\" type=\"video/mp4\">"
        + "<track src=\"https://site.example/t.vtt\" kind=\"captions\" srclang=\"hy\"></video>")]
    [TestCase("<audio src='https://e.com/s.mp3' autoplay></audio>", "<audio src=\"https://e.com/s.mp3\" controls=\"\"></audio>")]
    // Anchors, languages and directions.
    [TestCase("<p id='x'>a</p><p id='y'>b</p><a href='#y'>c</a>", "<p>a</p><p id=\"text-y\">b</p><a href=\"#text-y\">c</a>")]
    [TestCase("<a href='#n'>c</a><div id='n'><p>b</p></div>", "<a href=\"#text-n\">c</a><p id=\"text-n\">b</p>")]
    [TestCase("<a href='#n'>c</a><p><a name='n'></a>b</p>", "<a href=\"#text-n\">c</a><p id=\"text-n\">b</p>")]
    [TestCase("<div lang='ar' dir='rtl'><p>a</p>b</div>", "<p lang=\"ar\" dir=\"rtl\">a</p><p lang=\"ar\" dir=\"rtl\">b</p>")]
    [TestCase("<p>a <span dir='rtl'>b</span> <bdo dir='rtl'>c</bdo> <bdi>d</bdi> <span>e</span></p>",
        "<p>a <span dir=\"rtl\">b</span> <bdo dir=\"rtl\">c</bdo> <bdi>d</bdi> e</p>")]
    // Word processors.
    [TestCase("<b style='font-weight:normal' id='docs-internal-guid-1'><p>a <span style='font-weight:700'>b</span></p></b>",
        "<p>a <strong>b</strong></p>")]
    [TestCase("<span style='font-style:italic;text-decoration:line-through'>a</span>", "<em><s>a</s></em>")]
    [TestCase("<a href='/x'><span style='text-decoration:underline'>a</span></a>", "<a href=\"/x\">a</a>")]
    // Structure.
    [TestCase("<ul>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")]
    [TestCase("<li>a<li>b", "<ul><li>a</li><li>b</li></ul>")]
    [TestCase(
        "<ol start='3' reversed type='i'><li value='7'>a</ol>", "<ol start=\"3\" reversed=\"\" type=\"i\"><li value=\"7\">a</li></ol>")]
    [TestCase("<table><tr><th scope='col' style='text-align: right'>a<td colspan='2' align='center'>b</table>",
        "<table><tbody><tr><th scope=\"col\" align=\"right\">a</th><td colspan=\"2\" align=\"center\">b</td></tr></tbody></table>")]
    [TestCase("<h2>a<img src='https://e.com/a.png'>b</h2>", "<h2>a<br>b</h2><img src=\"https://e.com/a.png\">")]
    [TestCase("<blockquote>As <cite>Hamlet</cite> says</blockquote>", "<blockquote><p>As <cite>Hamlet</cite> says</p></blockquote>")]
    [TestCase("<ruby>漢<rt>kan</rt></ruby>", "漢(kan)")]
    [TestCase("Killed <del>12</del><ins>15</ins>", "Killed <s>12</s><ins>15</ins>")]
    public void Html_keeps_what_an_article_is_made_of(string html, string clean)
    {
        Assert.That(Read(html).Html, Is.EqualTo(clean));
        Assert.That(Read(clean).Html, Is.EqualTo(clean), "cleaned again");
    }

    [TestCase("<p>a</p><object data='x:y'>b</object><object></object>", "element_removed", 2)]
    [TestCase("<form><p>a</p></form>", "element_unwrapped", 1)]
    [TestCase("<h1>a</h1>", "element_changed", 1)]
    [TestCase("<p title='x'>a</p>", "attribute_removed", 1)]
    [TestCase("<a href='javascript:x'>a</a>", "address_removed", 1)]
    [TestCase("<a href='page'>a</a>", "address_changed", 1)]
    [TestCase("<iframe src='https://ads.example/x'></iframe>", "embed_replaced", 1)]
    [TestCase("<iframe src='javascript:x'></iframe>", "element_removed", 1)]
    [TestCase("<img src='data:image/png;base64,AA'>", "image_removed", 1)]
    [TestCase("<video></video>", "media_removed", 1)]
    [TestCase("<p style='display:none'>a</p>", "hidden_removed", 1)]
    public void What_is_lost_or_changed_is_told(string html, string code, int count)
    {
        var notice = Read(html).Notices.Single();
        Assert.That((notice.Code, notice.Count, notice.Where), Is.EqualTo((code, count, "/body/content")));
        Assert.That(notice.Detail, Does.EndWith("."));
    }

    [TestCase("<p class='x' data-y='1' onclick='f()'>a</p><div><section>b</section></div><font color=red>c</font><!-- d -->")]
    [TestCase("<style>p{}</style><p>a</p><link rel=x><meta name=y>")]
    [TestCase("<p><img src='https://e.com/a.png' loading=lazy></p><a href='https://e.com/' target=_blank rel=noopener>a</a>")]
    public void What_means_nothing_to_a_reader_is_not_told(string html) => Assert.That(Read(html).Notices, Is.Empty);

    [Test]
    public void A_notice_says_after_which_words() => Assert.That(
        Read("<p>The bridge opened on Sunday.</p><canvas></canvas>").Notices.Single().Detail,
        Is.EqualTo("<canvas> was removed with its content, after “The bridge opened on Sunday.”."));

    [Test]
    public void Eleven_kinds_of_losses_are_ten_and_a_count()
    {
        var notices = Read(string.Concat(Enumerable.Range(0, 40).Select(i => $"<a href='x{i}:y'>a</a>"))).Notices;
        Assert.That((notices.Count, notices[^1].Code, notices[^1].Count), Is.EqualTo((11, "more", 30)));
    }

    [Test]
    public void Nine_lists_deep_the_innermost_is_flat()
    {
        var body = Read(string.Concat(Enumerable.Repeat("<ul><li>a", 10)));
        Assert.That(body.Html.Split("<ul>").Length - 1, Is.EqualTo(8));
        Assert.That(body.Notices.Single().Code, Is.EqualTo("nesting_flattened"));
    }

    [TestCase("<p>", 60_000, "The text has more than 50,000 elements")]
    [TestCase("<tr><td>x", 10_001, "The text has 10,001 table rows; at most 10,000 are allowed.")]
    [TestCase("<blockquote>", 300, "The text is nested 201 elements deep")]
    public void A_refusal_names_the_limit_and_what_was_counted(string part, int times, string error)
    {
        Assert.That(
            BodyFormats.TryRead(BodyFormat.Html, "<table>" + string.Concat(Enumerable.Repeat(part, times)), OfSite, out _, out var refusal),
            Is.False);
        Assert.That(refusal, Does.StartWith(error));
    }

    [TestCase("Killed <del>12</del><ins>15</ins>", "Killed 15")]
    [TestCase("a <s>b</s> c", "a c")]
    [TestCase("<s>all of it</s><p>b</p>", "b")]
    [TestCase("10<sup>6</sup> men<sup>12</sup>, CO<sub>2</sub>, x<sup>n</sup>", "10⁶ men¹², CO2, xⁿ")]
    [TestCase("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [TestCase("<ul><li>a<img src='https://e.com/x.png'>b</li></ul>", "a\nb")]
    [TestCase("<video src='https://e.com/v.mp4' title='Bridge'></video>", "Bridge\nhttps://e.com/v.mp4")]
    public void Plain_text_keeps_facts_apart(string html, string text) => Assert.That(Read(html).Text, Is.EqualTo(text));

    [Test]
    public void Markdown_has_footnotes_and_a_heading_behind_a_byte_order_mark()
    {
        Assert.That(
            BodyFormats.TryRead(BodyFormat.Markdown, "\uFEFF## Head\n\nWord[^1]\n\n[^1]: Note", OfSite, out var body, out _), Is.True);
        Assert.That(body!.Html, Does.StartWith("<h2>Head</h2>"));
        Assert.That(
            body.Html, Does.Contain("href=\"#text-fn:1\"").And.Contain("<li id=\"text-fn:1\">").And.Contain("href=\"#text-fnref:1\""));
        Assert.That(body.Notices, Is.Empty);
    }

    private static Body Read(string html)
    {
        Assert.That(BodyFormats.TryRead(BodyFormat.Html, html, OfSite, out var body, out var error), Is.True, error);
        return body!;
    }
}
