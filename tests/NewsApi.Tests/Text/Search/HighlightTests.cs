using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Search;

namespace NewsApi.Tests.Text.Search;

public sealed partial class HighlightTests
{
    // Words that fold, join, escape and combine, so that what is searched for is often there.
    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.OneOf(
            "South", "Sudan", "d'été", "E\u0301te\u0301", "Ёлка", "И\u0306ога", "Йога", "Ереван", "ԵՐԵՎԱՆ", "Երևան", "İstanbul",
            "Wochen\u00ADende", "हिन्दी", "北京市", "👩‍👧", "1\uFE0F\u20E3",
            "a\u20DD", "<b>", "&amp;", "\"", "'", "\r\n", "\uD800", "\u0301", "\u0600", "q\u0303uo", "(", "AT&T", "🇦🇲🇦🇿", "각",
            "\u1112\u1161\u11ab"),
        Gen.OneOf(" ", " ", " ", "", "\n\n", "-"),
        Gen.String[0, 4]).Array[0, 120].Select(parts => string.Concat(parts));

    [TestCase("Peace in South Sudan", "sudan", "Peace in South <mark>Sudan</mark>")]
    [TestCase("Peace in South Sudan", "sud", "Peace in South <mark>Sudan</mark>")]
    [TestCase("Peace in South Sudan", "\"south sudan\"", "Peace in <mark>South Sudan</mark>")]
    [TestCase("Sudan, south of Egypt", "\"south sudan\"", "Sudan, south of Egypt")]
    [TestCase("South-Sudan; south, sudan", "\"south sudan\"", "<mark>South-Sudan</mark>; <mark>south, sudan</mark>")]
    [TestCase("South south sudan", "\"south sudan\" sou", "<mark>South</mark> <mark>south sudan</mark>")]
    [TestCase("EU and Euro", "eu", "<mark>EU</mark> and Euro")]
    [TestCase("L'É\u0301té d'E\u0301te\u0301", "ete", "L&#39;<mark>É\u0301té</mark> d&#39;<mark>E\u0301te\u0301</mark>")]
    [TestCase("Ёлка, елки", "елка", "<mark>Ёлка</mark>, елки")]
    [TestCase("И\u0306ога", "йога", "<mark>И\u0306ога</mark>")]
    [TestCase("ԵՐԵՎԱՆ Երևան Երեւանում", "Երևան", "<mark>ԵՐԵՎԱՆ</mark> <mark>Երևան</mark> <mark>Երեւանում</mark>")]
    [TestCase("Wochen\u00ADende", "wochenende", "<mark>Wochen\u00ADende</mark>")]
    [TestCase("AT&T <b>wins</b> \"it's\"", "wins", "AT&amp;T &lt;b&gt;<mark>wins</mark>&lt;/b&gt; &quot;it&#39;s&quot;")]
    [TestCase("</mark><script>", "script", "&lt;/mark&gt;&lt;<mark>script</mark>&gt;")]
    [TestCase("keys 1\uFE0F\u20E3 and a\u20DD", "1 a", "keys <mark>1\uFE0F\u20E3</mark> and <mark>a\u20DD</mark>")]
    [TestCase("北京市长", "北京", "<mark>北京</mark>市长")]
    [TestCase("", "x", "")]
    public void A_title_is_marked_whole(string title, string query, string html) =>
        Assert.That(Highlight.Whole(title, SearchQuery.Parse(query)), Is.EqualTo(html));

    [Test]
    public void A_snippet_is_cut_between_words_round_the_place_with_most_of_the_terms()
    {
        var filler = string.Join(' ', Enumerable.Repeat("filler", 100));
        var text = $"peace peace peace {filler} peace with Sudan {filler}";
        var snippet = Highlight.Snippet(SearchQuery.Parse("sudan peace"), text);
        Assert.That(snippet, Does.Match("^…(filler )+<mark>peace</mark> with <mark>Sudan</mark>( filler)+…$"));
        Assert.That(Plain(snippet), Has.Length.InRange(180, 202));
    }

    [Test]
    public void A_text_without_the_terms_gives_its_beginning()
    {
        Assert.That(Highlight.Snippet(SearchQuery.Parse("other"), "Short."), Is.EqualTo("Short."));
        Assert.That(
            Highlight.Snippet(SearchQuery.Parse("other"), string.Join(' ', Enumerable.Repeat("word", 100))),
            Does.Match("^(word ){38,39}word…$"));
    }

    [TestCase("strasse", "Die Straße", "Die <mark>Straße</mark>")]
    [TestCase("news", "Ｎｅｗｓ！", "<mark>Ｎｅｗｓ</mark>！")]
    [TestCase("東京", "今日の東京都知事", "今日の<mark>東京</mark>都知事")]
    [TestCase("発売", "iPhone発売", "iPhone<mark>発売</mark>")]
    [TestCase("เทพ", "กรุงเทพมหานคร", "กรุง<mark>เทพ</mark>มหานคร")]
    [TestCase("محمد", "محـــمد هنا", "<mark>محـــمد</mark> هنا")]
    [TestCase("احمد", "وصل أحمد.", "وصل <mark>أحمد</mark>.")]
    public void The_right_stretch_of_the_original_is_marked(string query, string text, string html) =>
        Assert.That(Highlight.Whole(text, SearchQuery.Parse(query)), Is.EqualTo(html));

    [TestCase("war", "The <mark>war</mark>.")]
    [TestCase("war peace", "<mark>War</mark> and <mark>peace</mark>.")]
    [TestCase("treaty", "A <mark>treaty</mark>.")]
    [TestCase("nothing", "The war.")]
    public void Of_several_texts_the_one_with_most_of_the_terms_is_shown(string query, string html) =>
        Assert.That(Highlight.Snippet(SearchQuery.Parse(query), "The war.", "War and peace.", "A treaty."), Is.EqualTo(html));

    [Test]
    public void A_word_longer_than_a_snippet_is_cut() => Assert.That(
        Plain(Highlight.Snippet(SearchQuery.Parse("xxx"), $"before {new string('x', 5_000)} after")), Has.Length.InRange(200, 202));

    [Test]
    public void Nothing_of_the_text_is_markup_and_nothing_of_it_is_changed() => Gen.Select(Text, Text).Same().Sample(
        (text, query) =>
        {
            var terms = SearchQuery.Parse(query[..Math.Min(40, query.Length)]);
            var snippet = Highlight.Snippet(terms, text);
            return IsEscaped(snippet) && IsEscaped(Highlight.Whole(text, terms))
                && Plain(Highlight.Whole(text, terms)) == text
                && text.Contains(Plain(snippet).Trim('…'), StringComparison.Ordinal)
                && Plain(snippet).Length <= 260;
        },
        iter: 3000);

    [Test]
    public void No_character_is_torn() => Gen.Select(Text, Text).Same().Sample(
        (text, query) =>
        {
            var terms = SearchQuery.Parse(query[..Math.Min(40, query.Length)]);
            var whole = Highlight.Whole(text, terms);
            var pieces = Mark().Split(whole).Select(WebUtility.HtmlDecode).ToList();
            return pieces.Sum(piece => new StringInfo(piece!).LengthInTextElements) == new StringInfo(text).LengthInTextElements;
        },
        iter: 3000);

    [Test]
    public void What_the_index_finds_is_marked() => Gen.Select(Text, Text).Same().Sample(
        (text, query) =>
        {
            var words = SearchWords.Of(text);
            return SearchQuery.Parse(query[..Math.Min(40, query.Length)]).All(term =>
                words.Contains(term.Pattern.Trim('%'), StringComparison.Ordinal)
                == Highlight.Whole(text, [term]).Contains("<mark>", StringComparison.Ordinal));
        },
        iter: 3000);

    private static bool IsEscaped(string html) => !Markup().IsMatch(Mark().Replace(html, ""));

    private static string Plain(string html) => WebUtility.HtmlDecode(Mark().Replace(html, ""));

    [GeneratedRegex("</?mark>")]
    private static partial Regex Mark();

    [GeneratedRegex("[<>\"']|&(?!(amp|lt|gt|quot|#39);)")]
    private static partial Regex Markup();
}
