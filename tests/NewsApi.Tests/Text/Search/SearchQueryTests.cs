using CsCheck;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;
using NewsApi.Text.Search;

namespace NewsApi.Tests.Text.Search;

public sealed class SearchQueryTests
{
    // A star stands for a word that may go on, brackets for words in a row.
    [TestCase("Aleppo airport", "aleppo* airport*")]
    [TestCase("\"South Sudan\" peace", "[south sudan] peace*")]
    [TestCase("peace \"South Sudan\"", "peace* [south sudan]")]
    [TestCase("“South Sudan” peace", "[south sudan] peace*")]
    [TestCase("\"Aleppo\"", "[aleppo]")]
    [TestCase("\"L'Été\" d'été", "[l ete] [d] ete*")]
    [TestCase("\"\" \"!\" peace", "peace*")]
    [TestCase("\"south sudan", "south* sudan*")]
    [TestCase("\"south\" \"sudan", "[south] sudan*")]
    [TestCase("EU a ab abc", "[eu] [a] [ab] abc*")]
    [TestCase("да 北京 서울", "[да] 北 京* 서울*")]
    [TestCase("\"東京 tower\" ก", "[東 京 tower] ก*")]
    [TestCase("peace PEACE pêace \"peace\" \"Peace\"", "peace* [peace]")]
    [TestCase("a AND (b OR NOT c*) NEAR d^2 -e title:f {g}", "[a] and* [b] [or] not* [c] near* [d] [2] [e] title* [f] [g]")]
    [TestCase("*", "")]
    [TestCase("\"", "")]
    [TestCase("😀\u200D ' \"\u0301\" ;-- \uDC00", "")]
    [TestCase("", "")]
    public void A_query_is_read_as(string query, string terms) => Assert.That(Show(SearchQuery.Parse(query)), Is.EqualTo(terms));

    [Test]
    public void Only_sixteen_words_count() => Assert.Multiple(() =>
    {
        var many = string.Join(' ', Enumerable.Range(100, 40));
        Assert.That(SearchQuery.Parse(many), Has.Count.EqualTo(SearchQuery.MaxWords));
        Assert.That(SearchQuery.Parse($"\"{many}\"").Single().Words.Split(' '), Has.Length.EqualTo(SearchQuery.MaxWords));
        Assert.That(SearchQuery.Parse($"{many} \"{many}\""), Has.Count.EqualTo(SearchQuery.MaxWords));
        Assert.That(SearchQuery.Parse($"{string.Join(' ', Enumerable.Repeat("same", 40))} other"), Has.Count.EqualTo(2));
    });

    [TestCase("South Su", "south* su*")]
    [TestCase("a", "a*")]
    [TestCase("\"a", "a*")]
    [TestCase("?!", "")]
    public void What_is_still_being_typed_is_read_as(string query, string terms) =>
        Assert.That(Show(SearchQuery.ParseUnfinished(query)), Is.EqualTo(terms));

    [Test]
    public void No_text_is_an_error_and_no_term_is_empty() =>
        Gen.String.Same().Sample(
            query => SearchQuery.Parse(query).All(term => SearchWords.Of(term.Words) == $" {term.Words} "), iter: 3000);

    private static string Show(IReadOnlyList<SearchTerm> terms) =>
        string.Join(' ', terms.Select(term => term.IsWhole ? $"[{term.Words}]" : $"{term.Words}*"));
}
