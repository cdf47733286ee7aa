using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsApi.Formats.Feeds;
using NewsApi.Usage;
using YamlDotNet.RepresentationModel;

namespace NewsApi.Tests.Usage;

/// <summary>Reads what a form of a story says of its terms: of each use <c>yes</c> or <c>no</c>, texts and addresses as they are.</summary>
internal static partial class UsageForms
{
    public const string Search = "search", Answers = "ai-input", Training = "ai-train", Commercial = "commercial",
        Syndication = "syndication", Link = "link", Attribution = "attribution", Price = "price", Licence = "licence";

    private const string Yes = "yes", No = "no";

    private static readonly (string Name, string Fact)[] Rules =
    [
        ("search", Search), ("aiAnswers", Answers), ("aiTraining", Training), ("commercialUse", Commercial), ("syndication", Syndication),
    ];

    /// <summary>The terms as this API writes them in JSON.</summary>
    public static Dictionary<string, string> OfUsage(JsonNode? usage)
    {
        var found = new Dictionary<string, string>();
        foreach (var (name, fact) in Rules)
            if (usage?[name]?.ToString() is { } rule)
                found[fact] = rule == "allowed" ? Yes : No;
        if (usage?["linkRequired"]?.GetValue<bool>() == true)
            found[Link] = Yes;
        return found.And(Attribution, usage?["attribution"]).And(Price, usage?["priceUrl"]);
    }

    public static Dictionary<string, string> OfAgent(string json)
    {
        var story = JsonNode.Parse(json)!;
        return OfUsage(story["usage"]).And(Attribution, story["attribution"]).And(Licence, story["licenceUrl"]);
    }

    public static Dictionary<string, string> OfWords(string? words) => (words ?? "")
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('='))
        .ToDictionary(word => word[0] == "train-ai" ? Training : word[0], word => word[1] is "y" or "yes" ? Yes : No);

    public static Dictionary<string, string> OfTdm(string? reservation, UsagePolicy policy) => reservation switch
    {
        "0" => new() { [Training] = Yes },
        // Reserved: one of the two is not free, and where only one is said, it is that.
        "1" when policy.AiAnswers is null or UsageRule.Allowed => new() { [Training] = No },
        "1" when policy.AiTraining is null or UsageRule.Allowed => new() { [Answers] = No },
        _ => [],
    };

    // What is free for all: permitted by a licence that costs nothing but a link. What is said of at all: named by any licence.
    public static Dictionary<string, string> OfRsl(XElement? content)
    {
        var found = new Dictionary<string, string>();
        foreach (var licence in content?.Descendants(OfRslName("license")) ?? [])
        {
            var payment = licence.Element(OfRslName("payment"))!.Attribute("type")!.Value;
            foreach (var use in Words(licence, "permits"))
                found[use] = payment is "free" or "attribution" || found.GetValueOrDefault(use) == Yes ? Yes : No;
            foreach (var use in Words(licence, "prohibits"))
                found[use] = No;
            if (payment == "attribution")
                found[Link] = Yes;
        }

        return found;
    }

    public static Dictionary<string, string> OfData(string json)
    {
        var data = JsonNode.Parse(json)!;
        return new Dictionary<string, string>().And(Attribution, data["creditText"]).And(Price, data["acquireLicensePage"])
            .And(Licence, data["usageInfo"]).And(Licence, data["license"]);
    }

    public static Dictionary<string, string> OfNinjs(string json)
    {
        var item = JsonNode.Parse(json)!;
        return new Dictionary<string, string>().And(Attribution, item["copyrightNotice"]).And(Licence, item["rightsInfo"]?["linkedRights"]);
    }

    public static Dictionary<string, string> OfKit(string json)
    {
        var kit = JsonNode.Parse(json)!;
        return new Dictionary<string, string>().And(Attribution, kit["attribution"]).And(Licence, kit["licenceUrl"]);
    }

    public static Dictionary<string, string> OfRss(XDocument feed, string id)
    {
        var item = feed.Descendants("item").Single(one => one.Element("guid")!.Value == id);
        return OfRsl(item.Element(OfRslName("content"))).And(Attribution, item.Element(XName.Get("rights", FeedXml.Dublin))?.Value);
    }

    public static Dictionary<string, string> OfAtom(XDocument feed, string id)
    {
        var entry = feed.Descendants(Atom("entry")).Single(one => one.Element(Atom("id"))!.Value == id);
        var licence = entry.Elements(Atom("link")).SingleOrDefault(link => link.Attribute("rel")!.Value == "license");
        return new Dictionary<string, string>().And(Attribution, entry.Element(Atom("rights"))?.Value)
            .And(Licence, licence?.Attribute("href")!.Value);
    }

    public static Dictionary<string, string> OfJsonFeed(string json, string id)
    {
        var terms = JsonNode.Parse(json)!["items"]!.AsArray().Single(one => one!["id"]!.ToString() == id)!["_newsapi"];
        return OfUsage(terms?["usage"]).And(Attribution, terms?["attribution"]).And(Licence, terms?["licenceUrl"]);
    }

    public static Dictionary<string, string> OfMarkdown(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)]));
        var matter = (YamlMappingNode)yaml.Documents[0].RootNode;
        var usage = new JsonObject();
        if (Node(matter, "usage") is YamlMappingNode said)
            foreach (var (name, value) in said)
                usage[name.ToString()] = bool.TryParse(value.ToString(), out var flag) ? flag : value.ToString();
        return OfUsage(usage).And(Attribution, Node(matter, "attribution")).And(Licence, Node(matter, "licenceUrl"));
    }

    /// <summary>The address in a <c>Link</c> header.</summary>
    public static Dictionary<string, string> OfLink(string? links) => new Dictionary<string, string>().And(
        Licence, LicenceLink().Match(links ?? "") is { Success: true } link ? link.Groups["url"].Value : null);

    // A form that says a thing twice must say the same.
    public static Dictionary<string, string> And(this Dictionary<string, string> facts, string name, object? value)
    {
        if (value?.ToString() is { } text && !facts.TryAdd(name, text) && facts[name] != text)
            facts[name] = $"{facts[name]} and {text}";
        return facts;
    }

    private static YamlNode? Node(YamlMappingNode map, string name) =>
        map.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private static IEnumerable<string> Words(XElement licence, string name) =>
        licence.Elements(OfRslName(name)).SelectMany(element => element.Value.Split(' '));

    private static XName OfRslName(string name) => XName.Get(name, Rsl.Namespace);

    [GeneratedRegex("<(?<url>[^>]+)>; rel=\"license\"")]
    private static partial Regex LicenceLink();

    private static XName Atom(string name) => XName.Get(name, FeedXml.Atom);
}
