using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NewsApi.Formats.Feeds;
using NewsApi.Usage;
using static NewsApi.Tests.Usage.UsageForms;

namespace NewsApi.Tests.Usage;

/// <summary>
/// Reads every form of every policy back and compares what it says of each use. A new form is one line of <see cref="Forms"/>.
/// </summary>
public class UsageAgreementTests
{
    private static readonly UsageRule?[] Rules = [null, UsageRule.Allowed, UsageRule.Denied, UsageRule.Conditional];

    private static readonly string[] Uses = [Search, Answers, Training, Commercial, Link], All = [.. Uses, Syndication, Attribution, Price];

    private static readonly (string Name, Func<UsageSample, Dictionary<string, string>> Read, string[] Says)[] Forms =
    [
        ("JSON", one => OfUsage(JsonNode.Parse(one.Json)!["usage"]), All),
        ("RSL", one => OfRsl(one.Rsl), Uses),
        ("Content-Signal", one => OfWords(UsageSignals.ContentSignal(one.Policy)), [Search, Answers, Training]),
        ("Content-Usage", one => OfWords(one.Headers[UsageHeaders.ContentUsage]), [Search, Training]),
        ("Link", one => OfLink(one.Headers.Link), [Licence]),
        ("TDMRep", one => OfTdm(one.Headers[UsageHeaders.TdmReservation], one.Policy), []),
        ("tdm-policy", one => new Dictionary<string, string>().And(Licence, one.Headers[UsageHeaders.TdmPolicy].FirstOrDefault()), []),
        ("JSON-LD", one => OfData(one.Data), [Attribution, Price, Licence]),
        .. RssProfile.All.Append(RssProfile.Standard)
            .Select(profile => Form($"RSS {profile.Name}", one => OfRss(one.Rss(profile), one.Item), [.. Uses, Attribution])),
        ("Atom", one => OfAtom(one.Atom, one.Item), [Attribution, Licence]),
        ("JSON Feed", one => OfJsonFeed(one.JsonFeed, one.Item), [.. All, Licence]),
        ("ninjs", one => OfNinjs(one.Ninjs), [Attribution, Licence]),
        ("Markdown", one => OfMarkdown(one.Markdown), [.. All, Licence]),
        ("MCP", one => OfAgent(one.Agent), [.. All, Licence]),
        ("share kit", one => OfKit(one.Kit), [Attribution, Licence]),
    ];

    // Names the type of the tuples.
    private static (string, Func<UsageSample, Dictionary<string, string>>, string[]) Form(
        string name, Func<UsageSample, Dictionary<string, string>> read, string[] says) => (name, read, says);

    private static IEnumerable<UsagePolicy> Policies =>
        from search in Rules
        from answers in Rules
        from training in Rules
        from commercial in Rules
        from syndication in Rules
        from link in (bool?[])[null, true, false]
        from line in (string?[])[null, "Link to <b> & us"]
        let terms = new UsagePolicy(link, null, commercial, training, answers, search, syndication, null, null)
        select line is null ? terms : terms with
        {
            Attribution = new Dictionary<string, string> { ["en"] = line },
            Contact = "desk@harbour.example",
            PriceUrl = "https://h.example/prices",
        };

    // A prime is no period of the policies.
    [TestCase(11)]
    [TestCase(1, Category = "Slow")]
    public void No_form_contradicts_another_and_none_is_silent_where_its_words_can_speak(int oneOf)
    {
        var wrong = new List<string>();
        foreach (var policy in Policies.Where((_, at) => at % oneOf == 0))
        {
            var sample = new UsageSample(policy);
            var said = new Dictionary<string, (string Form, string Value)>();
            foreach (var (name, read, says) in Forms)
            {
                var found = read(sample);
                foreach (var (use, value) in found)
                    if (!said.TryAdd(use, (name, value)) && said[use].Value != value)
                        wrong.Add($"{name} says {use}={value}, {said[use].Form} says {said[use].Value}: {policy}");
                foreach (var use in says)
                    if (found.ContainsKey(use) != IsSaid(policy, use))
                        wrong.Add($"{name} is {(IsSaid(policy, use) ? "silent" : "not silent")} on {use}: {policy}");
            }

            if (wrong.Count > 10)
                break;
        }

        Assert.That(wrong, Is.Empty);
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
        new UsageSample(policy).Rsl.Descendants(XName.Get("custom", Rsl.Namespace)).Single().Value;

    private static bool IsSaid(UsagePolicy policy, string use) => use switch
    {
        Search => policy.Search is not null,
        Answers => policy.AiAnswers is not null,
        Training => policy.AiTraining is not null,
        Commercial => policy.CommercialUse is not null,
        Syndication => policy.Syndication is not null,
        Attribution => policy.Attribution is not null,
        Price => policy.PriceUrl is not null,
        Licence => policy != UsagePolicy.Silent,
        _ => policy.LinkRequired == true,
    };
}
