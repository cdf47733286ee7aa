using NewsApi.Media.Pictures;

namespace NewsApi.Tests.Media.Pictures;

/// <summary>Files within a text: what is put in, and that nothing is left of what is gone.</summary>
public class MediaBodyTests
{
    private const string Hostile = "a &quot; > <script>alert(1)</script> src=&quot;media:1&quot;";

    private static readonly ShownMedia Shown = new(
        new Picture("https://x.example/large.jpg", "Four \"quarters\" <b>", "A & B", 1_600, 900)
        {
            Id = 1, Srcset = "https://x.example/small.jpg 480w",
            Sources = [new PictureSource("image/webp", "https://x.example/s.webp 480w")],
        },
        null);

    [TestCase("<p>a</p><p><img src=\"media:1\"></p><p>b</p>", "<p>a</p><p></p><p>b</p>")]
    [TestCase("<figure><img src=\"media:1\"><figcaption>c</figcaption></figure><p>b</p>", "<p>b</p>")]
    [TestCase("<figure><img src=\"media:1\"></figure>", "")]
    [TestCase("<figure><p>text</p><img src=\"media:1\"></figure>", "<figure><p>text</p></figure>")]
    [TestCase("<p><img src=\"media:1\" alt=\"" + Hostile + "\" width=\"5\"></p>", "<p></p>")]
    [TestCase("<video src=\"media:1\" controls=\"\"></video><p>b</p>", "<p>b</p>")]
    [TestCase("<p>src=\"media:1\" and &lt;img src=\"media:1\"&gt;</p>", "<p>src=\"media:1\" and &lt;img src=\"media:1\"&gt;</p>")]
    public void A_file_that_is_gone_leaves_nothing(string html, string left) =>
        Assert.That(MediaBody.Html(html, _ => null), Is.EqualTo(left));

    [Test]
    public void What_is_said_of_a_picture_is_escaped()
    {
        var html = MediaBody.Html("<p><img src=\"media:1\"></p>", _ => Shown);
        Assert.That(html, Is.EqualTo(
            "<p><img src=\"https://x.example/large.jpg\" srcset=\"https://x.example/small.jpg 480w\" alt=\"Four &quot;quarters&quot; "
            + "&lt;b&gt;\" width=\"1600\" height=\"900\" data-credit=\"A &amp; B\"></p>"));
    }

    [Test]
    public void What_the_author_says_of_it_stays()
    {
        var html = MediaBody.Html($"<p><img src=\"media:1\" alt=\"{Hostile}\" width=\"5\"> media:1</p>", _ => Shown);
        Assert.That(html, Does.Contain($"alt=\"{Hostile}\" width=\"5\"> media:1</p>"));
        Assert.That(html, Does.Not.Contain("Four").And.Not.Contain("width=\"1600\""));
    }

    [Test]
    public void Blocks_lose_what_is_gone_and_the_figure_around_it()
    {
        const string blocks = """
            [{"kind":"paragraph","text":"a","marks":[]},{"kind":"image","url":"media:1","alt":null,"caption":null},
             {"kind":"figure","content":[{"kind":"image","url":"media:2","alt":null}]},
             {"kind":"video","sources":[{"url":"media:3","type":null}]},{"kind":"image","url":"https://x.example/a.jpg"}]
            """;
        Assert.That(
            MediaBody.Blocks(blocks, _ => null),
            Is.EqualTo("[{\"kind\":\"paragraph\",\"text\":\"a\",\"marks\":[]},{\"kind\":\"image\",\"url\":\"https://x.example/a.jpg\"}]"));
    }
}
