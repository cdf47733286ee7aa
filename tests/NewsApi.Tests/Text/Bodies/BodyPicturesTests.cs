using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies;

/// <summary>What a source looks like after uploaded files took the place of pictures elsewhere, and what readers get of it.</summary>
public class BodyPicturesTests
{
    private const string A = "https://old.example/a.jpg", B = "https://old.example/b%20c.jpg?x=1&y=2";

    private static readonly BodyContext Site = new() { Site = new Uri("https://old.example/") };

    private static readonly Dictionary<string, long> Files = new() { [A] = 1, [B] = 2 };

    [TestCase($"""Before ![One](https://old.example/a.jpg "Title") after.""", """Before ![One](media:1 "Title") after.""")]
    [TestCase("![One](<https://old.example/b c.jpg?x=1&y=2>)", "![One](media:2)", Description = "An address in brackets")]
    [TestCase("![One](/a.jpg)", "![One](media:1)", Description = "Relative to the site")]
    [TestCase("> - ![One](https://old.example/a.jpg)\n>   text", "> - ![One](media:1)\n>   text")]
    [TestCase("| x | y |\n|---|---|\n| ![1](https://old.example/a.jpg) | z |", "| x | y |\n|---|---|\n| ![1](media:1) | z |")]
    [TestCase("^^^\n![One](https://old.example/a.jpg)\n^^^ Caption", "^^^\n![One](media:1)\n^^^ Caption")]
    [TestCase(
        "![One *two*][r] and [link][r]\n\n[r]: https://old.example/a.jpg \"A \\\"b\\\"\"",
        "![One *two*](media:1 \"A \\\"b\\\"\") and [link][r]\n\n[r]: https://old.example/a.jpg \"A \\\"b\\\"\"",
        Description = "A reference that a link has too")]
    [TestCase("![a][]\r\n\r\n[a]: https://old.example/a.jpg", "![a](media:1)\r\n\r\n[a]: https://old.example/a.jpg")]
    [TestCase("![][r]\n\n[r]: https://old.example/a.jpg", "![](media:1)\n\n[r]: https://old.example/a.jpg")]
    [TestCase(
        "`<img src=\"https://old.example/a.jpg\">` and <img src='https://old.example/a.jpg' alt='&quot;x&quot; &amp; y'>",
        "`<img src=\"https://old.example/a.jpg\">` and <img src=\"media:1\" alt=\"&quot;x&quot; &amp; y\">",
        Description = "Code stays")]
    [TestCase(
        "<figure>\n<img src=\"https://old.example/a.jpg\">\n<figcaption>C</figcaption>\n</figure>",
        "<figure>\n<img src=\"media:1\">\n<figcaption>C</figcaption>\n</figure>")]
    [TestCase("[![One](https://old.example/a.jpg)](https://x.example/)", "[![One](media:1)](https://x.example/)")]
    [TestCase("A word https://old.example/a.jpg and [x](https://old.example/a.jpg)", null, Description = "No picture")]
    [TestCase("![Other](https://new.example/z.jpg)", null)]
    [TestCase("![Here](media:7)", null)]
    public void Markdown(string source, string? expected) => Check(BodyFormat.Markdown, source, expected);

    [TestCase(
        """<p>x</p><img class="wide" src="https://old.example/a.jpg" srcset="https://old.example/a2.jpg 2x" sizes="100vw" alt="A">""",
        """<p>x</p><img src="media:1" class="wide" alt="A">""")]
    [TestCase("""<img src="data:image/gif;base64,xx" data-src="/a.jpg" width="40">""", """<img src="media:1" width="40">""")]
    [TestCase(
        """<picture class="p"><source srcset="/b.webp 2w" type="image/webp"><img src="/a.jpg" alt="A"></picture> <img src="/z.jpg">""",
        """<img src="media:1" alt="A"> <img src="/z.jpg">""")]
    [TestCase(
        """<IMG SRC=/a.jpg><amp-img src="/b%20c.jpg?x=1&amp;y=2"></amp-img>""", """<img src="media:1"><img src="media:2"></amp-img>""")]
    [TestCase("""<img title="a > b" src="/a.jpg">""", """<img src="media:1" title="a > b">""")]
    [TestCase("<p>a</p>\r\n<img src=\"/a.jpg\">\r\n<p>b</p>", "<p>a</p>\r\n<img src=\"media:1\">\r\n<p>b</p>")]
    [TestCase(
        """<img src="data:image/gif;base64,xx"><noscript><img src="/a.jpg"></noscript>""",
        """<img src="data:image/gif;base64,xx"><noscript><img src="media:1"></noscript>""")]
    [TestCase("""<pre>&lt;img src="/a.jpg"></pre>""", null)]
    public void Html(string source, string? expected) => Check(BodyFormat.Html, source, expected);

    [Test]
    public void The_largest_file_the_alternative_and_the_caption_of_a_picture_are_found()
    {
        var pictures = BodyPictures.In(
            """
            <figure><picture><source srcset="https://x.example/2.webp 1600w" type="image/webp"><source srcset="https://x.example/cut.jpg 9000w"
            media="(max-width: 9px)"><img src="https://x.example/1.jpg" srcset="https://x.example/1.jpg 800w" alt="A"></picture>
            <figcaption>Seen <em>here</em></figcaption></figure><img src="media:3">
            """);
        Assert.That(pictures, Is.EqualTo(new[]
        {
            new BodyPicture("https://x.example/1.jpg", "https://x.example/2.webp", "A", "Seen here"),
            new BodyPicture("media:3", "media:3", null, null),
        }));
    }

    private static void Check(BodyFormat format, string source, string? expected)
    {
        var adopted = BodyPictures.Adopt(format, source, Site, address => Files.TryGetValue(address, out var id) ? id : null);
        Assert.That(adopted, Is.EqualTo(expected ?? source));
        var (before, after) = (Read(format, source), Read(format, adopted));
        Assert.That(after.Text, Is.EqualTo(before.Text));
        Assert.That(
            BodyPictures.In(after.Html).Select(picture => picture.Address),
            Is.EqualTo(BodyPictures.In(before.Html).Select(picture =>
                Files.TryGetValue(picture.Address, out var id) ? MediaAddress.Of(id) : picture.Address)));
    }

    private static Body Read(BodyFormat format, string source) =>
        BodyFormats.TryRead(format, source, Site, out var body, out var error) ? body : throw new AssertionException(error);
}
