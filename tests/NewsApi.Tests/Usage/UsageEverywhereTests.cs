using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Formats.Agents;
using NewsApi.Tests.Support;
using NewsApi.Usage;
using static NewsApi.Tests.Usage.UsageForms;

namespace NewsApi.Tests.Usage;

/// <summary>The terms of a site as the program answers them: in each form of a story, and in the files for robots.</summary>
public class UsageEverywhereTests(Database database) : DatabaseFixture(database)
{
    private static readonly string[] Everything = [Search, Answers, Training, Commercial, Syndication, Link, Attribution, Price];

    [TestCase("allowed", "allowed", "allowed", "allowed", "allowed")]
    [TestCase("allowed", "conditional", "denied", "conditional", "denied")]
    [TestCase("denied", "allowed", "denied", "allowed", "conditional")]
    [TestCase("conditional", "denied", "allowed", "denied", "allowed")]
    public async Task Every_door_says_the_same(string search, string answers, string training, string commercial, string syndication)
    {
        var article = await Editor.PublishedArticle(Makers.Content($"Terms {search} {answers}"));
        await Site(new
        {
            linkRequired = true, attribution = new { en = "Link to us & <b>" }, commercialUse = commercial, aiTraining = training,
            aiAnswers = answers, search, syndication, contact = "desk@harbour.example", priceUrl = "https://h.example/prices",
        });
        var (path, json) = ($"/v1/articles/{article.Id}", await Anonymous.Get($"/v1/articles/{article.Id}"));
        var policy = UsagePolicy.Silent with { AiTraining = Rule(training), AiAnswers = Rule(answers) };
        var said = OfUsage(json.Json["usage"]);
        Assert.That(said.Keys, Is.EquivalentTo(Everything));
        var licence = OfLink(json.Headers["Link"])[Licence];
        said[Licence] = licence;
        var id = (await Anonymous.Get("/feeds/feed.json")).Json["items"]!.AsArray()
            .Single(item => item!["id"]!.ToString().EndsWith(path, StringComparison.Ordinal))!["id"]!.ToString();
        var robots = (await Anonymous.Get("/robots.txt")).Text.Split('\n').Where(line => line.Contains(": "))
            .ToLookup(line => line.Split(": ")[0], line => line.Split(": ", 2)[1]);
        var mining = (await Anonymous.Get("/.well-known/tdmrep.json")).Expect(HttpStatusCode.OK).Json[0]!;

        Agrees(said, "licence", OfRsl(XDocument.Parse((await Anonymous.Get($"{path}/license.xml")).Text).Root));
        Agrees(said, "site's licence", OfRsl(XDocument.Parse((await Anonymous.Get("/license.xml")).Text).Root));
        Agrees(said, "Content-Signal", OfWords(robots["Content-Signal"].Single()));
        Agrees(said, "Content-Usage of robots.txt", OfWords(robots["Content-Usage"].Single()));
        Agrees(said, "tdmrep.json", OfTdm(mining["tdm-reservation"]!.ToString(), policy));
        Agrees(said, "JSON-LD", OfData((await Headers($"{path}.jsonld", said, policy)).Text));
        Agrees(said, "Markdown", OfMarkdown((await Headers($"{path}.md", said, policy)).Text));
        Agrees(said, "ninjs", OfNinjs((await Anonymous.Get($"{path}.ninjs.json")).Text));
        Agrees(said, "share kit", OfKit((await Anonymous.Get($"{path}/share")).Text));
        Agrees(said, "share kit in the article", OfKit((await Anonymous.Get($"{path}?include=share")).Json["share"]!.ToJsonString()));
        Agrees(said, "RSS", OfRss(XDocument.Parse((await Anonymous.Get("/feeds/rss.xml")).Text), id));
        Agrees(said, "Atom", OfAtom(XDocument.Parse((await Anonymous.Get("/feeds/atom.xml")).Text), id));
        Agrees(said, "JSON Feed", OfJsonFeed((await Anonymous.Get("/feeds/feed.json")).Text, id));
        Agrees(said, "MCP", OfAgent((await Anonymous.Tool("read_article", new { id = article.Id }))[1]));
        await Headers(path, said, policy);
    }

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string>(AgentCalls.Settings()) { ["NewsApi:Usage:ContentUsage"] = "true" });

    private async Task<Answer> Headers(string path, Dictionary<string, string> said, UsagePolicy policy)
    {
        var answer = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Agrees(said, path + " Link", OfLink(answer.Headers["Link"]));
        Agrees(said, path + " Content-Usage", OfWords(answer.Headers["Content-Usage"]));
        Agrees(said, path + " TDMRep", OfTdm(answer.Headers["tdm-reservation"], policy));
        if (answer.Headers.TryGetValue("tdm-policy", out var terms))
            Assert.That(terms, Is.EqualTo(said[Licence]));
        return answer;
    }

    private static void Agrees(Dictionary<string, string> said, string form, Dictionary<string, string> found)
    {
        // Where training and answers are both reserved, TDMRep does not say which.
        if (!form.Contains("tdm", StringComparison.OrdinalIgnoreCase))
            Assert.That(found, Is.Not.Empty, form);
        foreach (var (use, value) in found)
            Assert.That(value, Is.EqualTo(said[use]), $"{form}: {use}");
    }

    private static UsageRule Rule(string name) => Enum.Parse<UsageRule>(name, ignoreCase: true);

    private async Task Site(object usage)
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site", new { name = "Test site", languages = new[] { "en" }, defaultLanguage = "en", usage }, site.ETag))
            .Expect(HttpStatusCode.OK);
    }
}
