using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Formats.Agents;
using NewsApi.Tests.Formats.Wire;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Usage;

/// <summary>Every form of a story says how far AI made it and who answers for it.</summary>
public class AiUseTests(Database database) : DatabaseFixture(database)
{
    private const string Note = "Translated <b> \"by\" a model", Desk = "Foreign desk & Ко";

    private const string SchemaOrg = "https://schema.org/", Iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    [TestCase("none", SchemaOrg, Iptc + "digitalCreation", null)]
    [TestCase(
        "assisted", SchemaOrg + "CompositeWithTrainedAlgorithmicMediaDigitalSource", Iptc + "compositeWithTrainedAlgorithmicMedia",
        "Made with the help of AI")]
    [TestCase(
        "generated", SchemaOrg + "TrainedAlgorithmicMediaDigitalSource", Iptc + "trainedAlgorithmicMedia", "Made by AI")]
    public async Task In_every_form(string kind, string inData, string inNinjs, string? label)
    {
        var article = await Editor.PublishedArticle(Story(kind));
        var data = (await Anonymous.Get($"/v1/articles/{article.Id}.jsonld")).Expect(HttpStatusCode.OK).Json;
        Assert.That(data["digitalSourceType"]!.ToString(), Is.EqualTo(kind == "none" ? inNinjs : inData));
        Assert.That((data["backstory"]!.ToString(), data["accountablePerson"]!["name"]!.ToString()), Is.EqualTo((Note, Desk)));

        var ninjs = (await Anonymous.Get($"/v1/articles/{article.Id}.ninjs.json")).Expect(HttpStatusCode.OK);
        Assert.That(
            (ninjs.Json["digitalSourceType"]!["name"]!.ToString(), ninjs.Json["digitalSourceType"]!["uri"]!.ToString()),
            Is.EqualTo((kind, inNinjs)));
        Assert.That(
            ninjs.Json["people"]!.AsArray().Single(one => one!["rel"]!.ToString() == "responsible")!["name"]!.ToString(), Is.EqualTo(Desk));
        Assert.That(
            ninjs.Json["descriptions"]!.AsArray().Single(one => one!["role"]!.ToString() == "aiNote")!["value"]!.ToString(),
            Is.EqualTo(Note));

        var markdown = (await Anonymous.Get($"/v1/articles/{article.Id}.md")).Text;
        Assert.That(
            markdown, Does.Contain($"\naiUse: \"{kind}\"\naiNote: \"{Note.Replace("\"", "\\\"")}\"\nresponsible: \"{Desk}\"\n"));

        var page = (await Anonymous.Get($"/v1/articles/{article.Id}/card")).Expect(HttpStatusCode.OK).Text;
        Assert.That(page, Does.Contain("<p>Responsible: Foreign desk &amp; Ко</p>"));
        Assert.That(page, Does.Contain($"<p>{(label is null ? "" : label + ". ")}Translated &lt;b&gt; &quot;by&quot; a model</p>"));

        var read = await Anonymous.Tool("read_article", new { id = article.Id });
        var told = JsonNode.Parse(read[1])!;
        Assert.That(
            (told["aiUse"]!["kind"]!.ToString(), told["aiUse"]!["note"]!.ToString(), told["responsible"]!.ToString()),
            Is.EqualTo((kind, Note, Desk)));
        NinjsSchema.Need();
        Assert.That(NinjsSchema.Wrong(ninjs.Text), Is.Null);
    }

    protected override AppUnderTest Make(Database kind) => new(kind, AgentCalls.Settings());

    private static object Story(string kind) => new
    {
        language = "en", title = "Made", body = new { format = "markdown", content = "Text" }, aiUse = new { kind, note = Note },
        responsible = Desk,
    };
}
