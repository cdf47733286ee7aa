using System.Text.Json.Nodes;
using NewsApi.Http.OpenApi;

namespace NewsApi.Tests.Http.OpenApi;

/// <summary>The YAML of the document.</summary>
public class CompactYamlTests
{
    [TestCase("plain", "plain")]
    [TestCase("/v1/articles", "/v1/articles")]
    [TestCase("", "\"\"")]
    [TestCase("no", "\"no\"")]
    [TestCase("Null", "\"Null\"")]
    [TestCase("404", "\"404\"")]
    [TestCase("-title", "\"-title\"")]
    [TestCase("a: b", "\"a: b\"")]
    [TestCase("a #b", "\"a #b\"")]
    [TestCase("{id}", "\"{id}\"")]
    [TestCase("trailing ", "\"trailing \"")]
    [TestCase("a\"b", "'a\"b'")]
    [TestCase("a\\b's", "'a\\b''s'")]
    [TestCase("a\tb", "\"a\\tb\"")]
    public void Texts_are_quoted_unless_every_yaml_reads_them_as_text(string text, string yaml) =>
        Assert.That(CompactYaml.Write(new JsonObject { ["x"] = text }), Is.EqualTo($"x: {yaml}\n"));

    [Test]
    public void What_fits_into_a_line_stands_on_one()
    {
        var word = new string('w', 60);
        var node = JsonNode.Parse($$"""
            {"short":{"a":1,"b":[true,null,{}]},
             "long":[{"a":"{{word}}","b":"{{word}}","c":["{{word}}","{{word}}","{{word}}"]}],
             "text":"One.\n\nTwo {{word}} {{word}}."}
            """)!.AsObject();
        Assert.That(CompactYaml.Write(node), Is.EqualTo($$"""
            short: { a: 1, b: [true, null, {}] }
            long:
            - a: {{word}}
              b: {{word}}
              c:
              - {{word}}
              - {{word}}
              - {{word}}
            text: |-
             One.

             Two {{word}} {{word}}.

            """.ReplaceLineEndings("\n")));
    }

    [TestCase("One\n  line.", "One line.")]
    [TestCase("One.\r\n\r\nTwo\ngoes on.", "One.\n\nTwo goes on.")]
    [TestCase("A list:\n- one\n  goes on\n- two", "A list:\n- one goes on\n- two")]
    public void A_paragraph_is_one_line(string text, string joined) => Assert.That(DocumentText.Joined(text), Is.EqualTo(joined));
}
