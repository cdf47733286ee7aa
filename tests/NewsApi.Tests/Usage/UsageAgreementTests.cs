using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NewsApi.Json;
using NewsApi.Usage;

namespace NewsApi.Tests.Usage;

/// <summary>
/// Reads every form of every policy back and compares what it says of each use. A new form is one line of <see cref="Forms"/>.
/// </summary>
public class UsageAgreementTests
{
    private const string Search = "search", Answers = "ai-input", Training = "ai-train", Commercial = "commercial", Link = "link";

    private static readonly UsageRule?[] Rules = [null, UsageRule.Allowed, UsageRule.Denied, UsageRule.Conditional];

    private static readonly (string Name, Func<UsagePolicy, Dictionary<string, bool>> Read, string[] Says)[] Forms =
    [
        ("JSON", policy => OfJson(ApiJson.Write(UsageResponse.From(policy, "en", "en"))), [Search, Answers, Training, Commercial, Link]),
        ("RSL", policy => OfRsl(Rsl.Document(Terms(policy), "/")), [Search, Answers, Training, Commercial, Link]),
        ("Content-Signal", policy => OfWords(UsageSignals.ContentSignal(policy), "yes"), [Search, Answers, Training]),
        ("Content-Usage", policy => OfWords(UsageSignals.ContentUsage(policy), "y"), [Search, Training]),
        ("TDMRep", OfTdm, []),
    ];

    private static IEnumerable<UsagePolicy> Policies =>
        from search in Rules
        from answers in Rules
        from training in Rules
        from commercial in Rules
        from link in (bool?[])[null, true, false]
        select new UsagePolicy(link, null, commercial, training, answers, search, null, "desk@harbour.example", "https://h.example/prices");

    [Test]
    public void No_form_contradicts_another_and_none_is_silent_where_its_words_can_speak()
    {
        var wrong = new List<string>();
        foreach (var policy in Policies)
        {
            var said = new Dictionary<string, (string Form, bool Free)>();
            foreach (var (name, read, says) in Forms)
            {
                var found = read(policy);
                foreach (var (use, free) in found)
                    if (!said.TryAdd(use, (name, free)) && said[use].Free != free)
                        wrong.Add($"{name} says {use}={free}, {said[use].Form} does not: {policy}");
                foreach (var use in says)
                    if (found.ContainsKey(use) != IsSaid(policy, use))
                        wrong.Add($"{name} is {(IsSaid(policy, use) ? "silent" : "not silent")} on {use}: {policy}");
            }
        }

        Assert.That(wrong.Take(10), Is.Empty);
    }

    [Test]
    public void The_sentence_of_the_site_is_payment_by_attribution()
    {
        var policy = UsagePolicy.Silent with { LinkRequired = true };
        Assert.That(
            Encoding.UTF8.GetString(Rsl.Document(new RslTerms(policy, "Harbour & Söhne <b>", "https://h.example/terms"), "/")),
            Is.EqualTo(
                """<?xml version="1.0" encoding="utf-8"?><rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>"""
                + """<payment type="attribution"><standard>https://h.example/terms</standard></payment></license>"""
                + """<copyright type="organization">Harbour &amp; Söhne &lt;b&gt;</copyright><terms>https://h.example/terms</terms>"""
                + "</content></rsl>"));
    }

    [Test]
    public void A_use_by_agreement_leads_to_the_prices()
    {
        var policy = UsagePolicy.Silent with { AiTraining = UsageRule.Conditional, Contact = "desk@harbour.example" };
        var (byMail, byPrice) = (Custom(policy), Custom(policy with { PriceUrl = "https://h.example/prices" }));
        Assert.That((byMail, byPrice), Is.EqualTo(("mailto:desk@harbour.example", "https://h.example/prices")));
    }

    private static string Custom(UsagePolicy policy) =>
        XDocument.Parse(Encoding.UTF8.GetString(Rsl.Document(Terms(policy), "/"))).Descendants(Name("custom")).Single().Value;

    private static RslTerms Terms(UsagePolicy policy) => new(policy, "Harbour", null);

    private static bool IsSaid(UsagePolicy policy, string use) => use switch
    {
        Search => policy.Search is not null,
        Answers => policy.AiAnswers is not null,
        Training => policy.AiTraining is not null,
        // "Allowed" restricts nothing, so only RSL's words for refusals are compared.
        Commercial => policy.CommercialUse is not null,
        _ => policy.LinkRequired == true,
    };

    private static Dictionary<string, bool> OfJson(string json)
    {
        var usage = JsonNode.Parse(json)!;
        var found = new Dictionary<string, bool>();
        foreach (var (name, use) in (IEnumerable<(string, string)>)
            [("search", Search), ("aiAnswers", Answers), ("aiTraining", Training), ("commercialUse", Commercial)])
            if (usage[name] is { } rule)
                found[use] = rule.GetValue<string>() == "allowed";
        if (usage["linkRequired"]?.GetValue<bool>() == true)
            found[Link] = true;
        return found;
    }

    private static Dictionary<string, bool> OfWords(string? words, string yes) => (words ?? "")
        .Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('=')).ToDictionary(word => word[0] == "train-ai" ? Training : word[0], word => word[1] == yes);

    private static Dictionary<string, bool> OfTdm(UsagePolicy policy) => UsageSignals.TdmReservation(policy) switch
    {
        0 => new() { [Training] = true },
        // Reserved: one of the two is not free, and where only one is said, it is that.
        1 when policy.AiAnswers is null or UsageRule.Allowed => new() { [Training] = false },
        1 when policy.AiTraining is null or UsageRule.Allowed => new() { [Answers] = false },
        _ => [],
    };

    // What is free for all: permitted by a licence that costs nothing but a link. What is said of at all: named by any licence.
    private static Dictionary<string, bool> OfRsl(byte[] document)
    {
        var licences = XDocument.Parse(Encoding.UTF8.GetString(document)).Descendants(Name("license")).ToList();
        var found = new Dictionary<string, bool>();
        foreach (var licence in licences)
        {
            var payment = licence.Element(Name("payment"))!.Attribute("type")!.Value;
            var costsNothing = payment is "free" or "attribution";
            foreach (var use in Words(licence, "permits"))
                found[use] = costsNothing || found.GetValueOrDefault(use);
            foreach (var use in Words(licence, "prohibits"))
                found[use] = false;
            if (payment == "attribution")
                found[Link] = true;
        }

        return found;
    }

    private static IEnumerable<string> Words(XElement licence, string name) =>
        licence.Elements(Name(name)).SelectMany(element => element.Value.Split(' '));

    private static XName Name(string name) => XName.Get(name, Rsl.Namespace);
}
