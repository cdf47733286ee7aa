using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.Tests.Text.Bodies.Blocks;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies;

/// <summary>Texts as newsrooms send them, in all three forms, against expectations written by hand.</summary>
public sealed partial class BodyCorpusTests
{
    private static readonly BodyContext Context = new() { Site = new Uri("https://site.example/") };

    // Elements that say nothing themselves, or that another one replaces.
    private static readonly string[] Meaningless =
    [
        "html", "head", "body", "div", "span", "font", "section", "article", "main", "header", "footer", "center", "noscript", "tbody",
        "thead", "tfoot", "wbr", "meta", "aside", "address", "hgroup", "colgroup", "col", "nav", "b", "i", "s", "del", "strike", "tt",
        "samp", "cite", "dfn", "var", "big", "p", "br", "source", "picture", "title", "link", "base", "label",
    ];

    private static readonly string[] AllForms = ["html", "text", "blocks", "notices"];

    private static IEnumerable<TestCaseData> Cases() => CorpusCase.All().Select(
        entry => new TestCaseData(entry) { TestName = "BodyCorpus: " + entry.Name });

    [TestCaseSource(nameof(Cases))]
    public void A_text_is_as_expected_in_all_forms(object data)
    {
        var entry = (CorpusCase)data;
        var differences = Differences(entry);
        if (entry.Remark is null)
            Assert.That(differences, Is.Empty, string.Join("\n\n", differences));
        else if (differences.Count == 0)
            Assert.Fail("The program does what is expected now; take the remark away: " + entry.Remark);
        else
            Assert.Ignore($"{entry.Remark}\n{string.Join("\n\n", differences)}");
    }

    [Test]
    public void The_corpus_has_two_hundred_cases_with_names_of_their_own()
    {
        var entries = CorpusCase.All().ToList();
        Assert.That(entries, Has.Count.AtLeast(200));
        Assert.That(entries.Select(entry => entry.Name), Is.Unique);
        Assert.That(entries.Where(entry => !entry.Expected.ContainsKey("notices")).Select(entry => entry.Name), Is.Empty);
        Assert.That(entries.Count(entry => AllForms.All(entry.Expected.ContainsKey)), Is.AtLeast(45));
    }

    private static List<string> Differences(CorpusCase entry)
    {
        var context = entry.Flags.FirstOrDefault(flag => flag.StartsWith("base=", StringComparison.Ordinal)) is { } given
            ? Context with { Base = new Uri(given[5..]) } : Context;
        if (!BodyFormats.TryRead(entry.Format, entry.Source, context, out var body, out var error))
            return entry.Expected.TryGetValue("refused", out var reason) && error.Contains(reason, StringComparison.OrdinalIgnoreCase)
                ? [] : ["Refused: " + error];
        var all = new List<string>();
        if (entry.Expected.ContainsKey("refused"))
            all.Add("It was not refused.");
        Compare(all, entry, "html", body.Html.TrimEnd('\n'));
        Compare(all, entry, "text", body.Text);
        Compare(all, entry, "blocks", BodyNotation.Of(body.Blocks));
        foreach (var (section, text) in ((string, string)[])[
            ("", body.Html), ("text-", body.Text), ("blocks-", BodyNotation.Of(body.Blocks))])
        {
            all.AddRange(entry.Lines(section + "has").Where(part => !text.Contains(part, StringComparison.Ordinal))
                .Select(part => $"{section}has: {part}\nin: {text}"));
            all.AddRange(entry.Lines(section + "lacks").Where(part => text.Contains(part, StringComparison.Ordinal))
                .Select(part => $"{section}lacks: {part}\nin: {text}"));
        }

        Notices(all, entry, body);
        Always(all, body);
        if (entry.Format == BodyFormat.Html)
            Source(all, entry, body);
        return all;
    }

    private static void Compare(List<string> all, CorpusCase entry, string section, string actual)
    {
        if (entry.Expected.TryGetValue(section, out var expected) && expected != actual)
            all.Add($"{section} expected:\n{expected}\ngot:\n{actual}");
    }

    private static void Notices(List<string> all, CorpusCase entry, Body body)
    {
        var got = string.Join('\n', body.Notices.Select(notice => $"{notice.Code} ({notice.Count}) {notice.Detail}"));
        var expected = entry.Lines("notices").Where(line => line != "none").Select(line => line.Split(' ', 2)).ToList();
        if (expected.Where(line => line[0][0] != '?').Any(line => !body.Notices.Any(notice => notice.Code == line[0]
                && (line.Length == 1 || notice.Detail.Contains(line[1], StringComparison.OrdinalIgnoreCase))))
            || body.Notices.Any(notice => expected.All(line => line[0].TrimStart('?') != notice.Code)))
            all.Add($"notices expected:\n{string.Join('\n', entry.Lines("notices"))}\ngot:\n{got}");
    }

    private static void Always(List<string> all, Body body)
    {
        if (!BodyFormats.TryRead(BodyFormat.Html, body.Html, Context, out var again, out _) || again.Html != body.Html)
            all.Add($"Cleaned again:\n{again?.Html}\nwas:\n{body.Html}");
        else if (again.Notices.Count > 0)
            all.Add($"Cleaned again, it has notices: {string.Join('\n', again.Notices)}\nfor:\n{body.Html}");
        if (Harm().Match(body.Html) is { Success: true } harm)
            all.Add($"Harmful: {harm.Value}\nin: {body.Html}");
        var rendered = HtmlRenderer.Render(body.Blocks);
        // The facts of an embed hold its words without elements.
        var html = EmbedText().Replace(body.Html, embed => embed.Value.Replace("<br>", "\n", StringComparison.Ordinal));
        var (ofHtml, ofBlocks) = (BodyFacts.Of(html), BodyFacts.Of(rendered));
        if (!ofHtml.SequenceEqual(ofBlocks))
            all.Add($"Blocks say:\n{rendered}\nHTML says:\n{body.Html}\nonly blocks: {string.Join('|', ofBlocks.Except(ofHtml))}\n"
                + $"only HTML: {string.Join('|', ofHtml.Except(ofBlocks))}");
    }

    private static void Source(List<string> all, CorpusCase entry, Body body)
    {
        if (entry.Flags.Contains("words"))
        {
            var text = VisibleWords.Split(body.Text).CountBy(word => word).ToDictionary();
            var wrong = VisibleWords.Of(entry.Source).CountBy(word => word)
                .Where(word => text.GetValueOrDefault(word.Key) != word.Value)
                .Select(word => $"{word.Key} ({word.Value}, in the text {text.GetValueOrDefault(word.Key)})").ToList();
            if (wrong.Count > 0)
                all.Add($"Words: {string.Join(", ", wrong)}\nin: {body.Text}");
        }

        if (entry.Flags.Contains("quiet"))
            return;
        using var source = new HtmlParser().ParseDocument("<body>" + entry.Source);
        using var clean = new HtmlParser().ParseDocument("<body>" + body.Html);
        var details = string.Join('\n', body.Notices.Select(notice => notice.Detail));
        // What is said of an element goes for all in it.
        var parts = source.Body!.Descendants<IElement>().Where(element => !element.Ancestors<IElement>().Any(outer =>
            details.Contains($"<{outer.LocalName}>", StringComparison.Ordinal))).ToList();
        var left = clean.Body!.Descendants<IElement>().Select(element => element.LocalName).ToHashSet();
        foreach (var name in parts.Select(element => element.LocalName).Distinct().Except(Meaningless))
            if (!left.Contains(name) && !details.Contains($"<{name}", StringComparison.OrdinalIgnoreCase)
                && body.Notices.All(notice => notice.Code is not ("more" or "embed_replaced" or "media_removed" or "image_removed"
                    or "hidden_removed")))
                all.Add($"<{name}> is gone and no notice names it: {details}\nin: {body.Html}");
        foreach (var address in parts.SelectMany(Addresses))
            if (Host().Match(address) is { Success: true } host && !(body.Html + details).Contains(
                    host.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
                all.Add($"The address {address} is gone and no notice names it: {details}\nin: {body.Html}");
    }

    private static IEnumerable<string> Addresses(IElement element) =>
        ((string[])["href", "src", "poster", "data-src"]).Select(name => element.GetAttribute(name)).OfType<string>();

    [GeneratedRegex(@"<script|<style|<[^>]*\son\w+\s*=|(href|src|poster|cite)=""\s*(javascript|vbscript|data):", RegexOptions.IgnoreCase)]
    private static partial Regex Harm();

    [GeneratedRegex("<blockquote[^>]* data-embed=.*?</blockquote>", RegexOptions.Singleline)]
    private static partial Regex EmbedText();

    [GeneratedRegex(@"^(?:https?:)?//([^/?#:]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
