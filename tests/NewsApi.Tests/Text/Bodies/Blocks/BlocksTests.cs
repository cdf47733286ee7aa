using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies.Blocks;

public sealed class BlocksTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase("<p>A <b>bold <i>both</i></b> word</p>",
        """[{"kind":"paragraph","text":"A bold both word","marks":[{"kind":"bold","start":2,"length":9},{"kind":"italic","start":7,"length":4}]}]""")]
    [TestCase("<p>😀 <a href='/x'> link </a>.</p>",
        """[{"kind":"paragraph","text":"😀 link .","marks":[{"kind":"link","start":3,"length":4,"href":"/x"}]}]""")]
    [TestCase("loose <p>par</p> <h1>H</h1><hr>",
        """[{"kind":"paragraph","text":"loose","marks":[]},{"kind":"paragraph","text":"par","marks":[]},{"kind":"heading","level":2,"text":"H","marks":[]},{"kind":"divider"}]""")]
    [TestCase("<p>a<img src='https://e.com/a.png' alt='x' width=3>b</p>",
        """[{"kind":"paragraph","text":"a","marks":[]},{"kind":"image","url":"https://e.com/a.png","alt":"x","width":3,"continues":true},{"kind":"paragraph","text":"b","marks":[],"continues":true}]""")]
    [TestCase("<b>a<p>b</p></b>",
        """[{"kind":"paragraph","text":"a","marks":[{"kind":"bold","start":0,"length":1}]},{"kind":"paragraph","text":"b","marks":[{"kind":"bold","start":0,"length":1}]}]""")]
    [TestCase("<blockquote><p>a</p><p>b <b>c</b></p><footer>— <cite>D</cite></footer></blockquote>",
        """[{"kind":"quote","text":"a\nb c","marks":[{"kind":"bold","start":4,"length":1}],"attribution":"D","attributionMarks":[{"kind":"italic","start":0,"length":1}],"content":[{"kind":"paragraph","text":"a","marks":[]},{"kind":"paragraph","text":"b c","marks":[{"kind":"bold","start":2,"length":1}]}]}]""")]
    [TestCase("<blockquote>a<blockquote>b</blockquote>c</blockquote>",
        """[{"kind":"quote","text":"a","marks":[],"content":[{"kind":"paragraph","text":"a","marks":[]},{"kind":"quote","text":"b","marks":[]},{"kind":"paragraph","text":"c","marks":[]}]},{"kind":"quote","text":"b","marks":[],"inContent":true},{"kind":"quote","text":"c","marks":[],"inContent":true}]""")]
    [TestCase("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>",
        """[{"kind":"list","ordered":false,"items":[{"text":"a","marks":[],"depth":0},{"text":"b","marks":[],"depth":1,"ordered":true},{"text":"c\nd","marks":[],"depth":0,"content":[{"kind":"paragraph","text":"c","marks":[]},{"kind":"paragraph","text":"d","marks":[]}]}]}]""")]
    [TestCase("<dl><dt>a</dt><dd>b</dd></dl>",
        """[{"kind":"list","ordered":false,"items":[{"text":"a","marks":[],"depth":0},{"text":"b","marks":[],"depth":1}],"description":true}]""")]
    [TestCase("<figure><img src='https://e.com/a.png'><figcaption>Photo: <b>X</b></figcaption></figure>",
        """[{"kind":"image","url":"https://e.com/a.png","caption":"Photo: X","captionMarks":[{"kind":"bold","start":7,"length":1}]}]""")]
    [TestCase("<figure><iframe src='https://www.youtube.com/embed/x' title='t'></iframe><figcaption>C</figcaption></figure>",
        """[{"kind":"embed","url":"https://www.youtube.com/embed/x","provider":"YouTube","title":"t","caption":"C","pageUrl":"https://www.youtube.com/watch?v=x"}]""")]
    [TestCase("<table><caption>C</caption><tr><th>a<th>b<tr><th>1<td><b>2</b></table>",
        """[{"kind":"table","rows":[{"header":true,"cells":[{"text":"a","marks":[],"header":true},{"text":"b","marks":[],"header":true}]},{"header":false,"cells":[{"text":"1","marks":[],"header":true},{"text":"2","marks":[{"kind":"bold","start":0,"length":1}]}]}],"caption":"C"}]""")]
    [TestCase(
        "<pre>a\n  b</pre>",
        """[{"kind":"paragraph","text":"a\n  b","marks":[{"kind":"code","start":0,"length":5}],"preformatted":true}]""")]
    [TestCase("<s>1</s><u>2</u><code>3</code><sub>4</sub><sup>5</sup>",
        """[{"kind":"paragraph","text":"12345","marks":[{"kind":"strike","start":0,"length":1},{"kind":"underline","start":1,"length":1},{"kind":"code","start":2,"length":1},{"kind":"subscript","start":3,"length":1},{"kind":"superscript","start":4,"length":1}]}]""")]
    public void Html_reads_as_blocks(string html, string json)
    {
        Assert.That(JsonSerializer.Serialize(Read(html), Json).Replace("\\uD83D\\uDE00", "😀"), Is.EqualTo(json));
    }

    [Test]
    public void Every_word_is_in_the_blocks_exactly_once() => HtmlSoup.WithWords.Same().Sample(
        soup =>
        {
            Assert.That(BodyFormats.TryRead(BodyFormat.Html, soup.Html, BodyContext.Empty, out var body, out _), Is.True);
            var found = body!.Text.Split([' ', '\n', '“', '”'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Words).Order().ToArray();
            Assert.That(found, Is.EqualTo(soup.Words.Order().ToArray()));
        },
        iter: 2000);

    [Test]
    public void Every_mark_lies_within_its_text() => HtmlSoup.Any.Same().Sample(
        html => Read(html).SelectMany(Texts)
            .All(t => t.Marks.All(mark => mark.Start >= 0 && mark.Length > 0 && mark.Start + mark.Length <= t.Text.Length)),
        iter: 2000);

    [Test]
    public void No_text_block_is_empty() => HtmlSoup.Any.Same().Sample(
        html => Read(html)
            .All(block => block is not (
                ParagraphBlock { Text: "" } or HeadingBlock { Text: "" } or ListBlock { Items.Count: 0 } or TableBlock { Rows.Count: 0 })),
        iter: 2000);

    // Words that stand side by side without white space ("w1xw2x") run together, as they do on a page.
    private static IEnumerable<string> Words(string run) =>
        run.Split('x', StringSplitOptions.RemoveEmptyEntries).Select(word => word + "x");

    private static IEnumerable<(string Text, IReadOnlyList<TextMark> Marks)> Texts(Block block) => block switch
    {
        ParagraphBlock paragraph => [(paragraph.Text, paragraph.Marks)],
        HeadingBlock heading => [(heading.Text, heading.Marks)],
        QuoteBlock quote => [(quote.Text, quote.Marks)],
        ListBlock list => list.Items.Select(item => (item.Text, item.Marks)),
        TableBlock table => table.Rows.SelectMany(row => row.Cells).Select(cell => (cell.Text, cell.Marks)),
        _ => [],
    };

    private static IReadOnlyList<Block> Read(string html)
    {
        Assert.That(BodyFormats.TryRead(BodyFormat.Html, html, BodyContext.Empty, out var body, out _), Is.True);
        return body!.Blocks;
    }
}
