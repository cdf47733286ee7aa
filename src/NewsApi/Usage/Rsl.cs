using System.Text;
using System.Xml;
using NewsApi.Text.Addresses;

namespace NewsApi.Usage;

/// <summary>
/// Writes a usage policy in RSL 1.0 (rslstandard.org). Free uses, uses by agreement and commercial use by agreement are separate licences.
/// RSL has no term for syndication, so the rule for syndication is left out.
/// </summary>
internal static class Rsl
{
    public const string MediaType = "application/rsl+xml", Namespace = "https://rslstandard.org/rsl";

    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true,
    };

    /// <summary>The whole RSL document.</summary>
    /// <param name="terms">The policy, the publisher and the address of the full terms.</param>
    /// <param name="content">What the policy applies to: an address, or a path with the wildcards of robots.txt.</param>
    public static byte[] Document(RslTerms terms, string content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Writing))
        {
            xml.WriteStartElement("", "rsl", Namespace);
            WriteContent(xml, "", terms, content);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>The element <c>content</c>, which is also RSL's module for feeds.</summary>
    /// <param name="xml">The writer. The root element of a feed must declare the prefix.</param>
    /// <param name="prefix">The namespace prefix; empty in an RSL document.</param>
    /// <param name="terms">The policy, the publisher and the address of the full terms.</param>
    /// <param name="content">What the policy applies to.</param>
    public static void WriteContent(XmlWriter xml, string prefix, RslTerms terms, string content)
    {
        var policy = terms.Policy;
        var commercial = policy.CommercialUse;
        (string Name, UsageRule? Rule)[] uses =
            [("search", policy.Search), ("ai-input", policy.AiAnswers), ("ai-train", policy.AiTraining)];
        var (free, agreed, denied) = (Of(UsageRule.Allowed), Of(UsageRule.Conditional), Of(UsageRule.Denied));

        Start("content");
        xml.WriteAttributeString("url", content);
        if (free.Length > 0 || denied.Length > 0 || policy.LinkRequired == true || commercial is UsageRule.Allowed or UsageRule.Denied)
            Licence(
                free, Of(UsageRule.Denied, UsageRule.Conditional), commercial,
                policy.LinkRequired == true ? "attribution" : "free", policy.LinkRequired == true ? terms.TermsUrl : null);
        if (agreed.Length > 0)
            Licence(agreed, denied, commercial is UsageRule.Denied ? commercial : null, "purchase", Agreement());
        if (commercial == UsageRule.Conditional)
            Licence(free, denied, UsageRule.Allowed, "purchase", Agreement());
        if (terms.Publisher is not null)
        {
            Start("copyright");
            xml.WriteAttributeString("type", "organization");
            if (policy.Contact is { } contact)
                xml.WriteAttributeString(ContactRules.IsMail(contact) ? "contactEmail" : "contactUrl", contact);
            xml.WriteString(terms.Publisher);
            xml.WriteEndElement();
        }

        if (terms.TermsUrl is not null)
            Text("terms", terms.TermsUrl);
        xml.WriteEndElement();

        string[] Of(params UsageRule[] rules) =>
            [.. uses.Where(use => use.Rule is { } rule && rules.Contains(rule)).Select(use => use.Name)];

        void Licence(string[] permitted, string[] prohibited, UsageRule? user, string payment, string? terms)
        {
            Start("license");
            Words("permits", "usage", permitted);
            if (user == UsageRule.Allowed)
                Words("permits", "user", ["commercial"]);
            Words("prohibits", "usage", prohibited);
            if (user is UsageRule.Denied or UsageRule.Conditional)
                Words("prohibits", "user", ["commercial"]);
            Start("payment");
            xml.WriteAttributeString("type", payment);
            if (terms is not null)
                Text(payment == "purchase" ? "custom" : "standard", terms);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        string? Agreement() => policy.PriceUrl
            ?? (policy.Contact is { } contact ? ContactRules.IsMail(contact) ? "mailto:" + contact : WebAddresses.Escape(contact) : null);

        void Words(string name, string type, string[] words)
        {
            if (words.Length == 0)
                return;
            Start(name);
            xml.WriteAttributeString("type", type);
            xml.WriteString(string.Join(' ', words));
            xml.WriteEndElement();
        }

        void Text(string name, string text)
        {
            Start(name);
            xml.WriteString(text);
            xml.WriteEndElement();
        }

        void Start(string name) => xml.WriteStartElement(prefix, name, Namespace);
    }
}

/// <summary>The content of an RSL document: a usage policy, the rights holder, and the address of the full terms.</summary>
/// <param name="Policy">The policy that applies.</param>
/// <param name="Publisher">The holder of the rights; null where not known.</param>
/// <param name="TermsUrl">Address of the full terms; null where there are none.</param>
internal sealed record RslTerms(UsagePolicy Policy, string? Publisher, string? TermsUrl);
