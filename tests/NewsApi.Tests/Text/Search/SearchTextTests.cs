using CsCheck;
using NewsApi.Text.Search;

namespace NewsApi.Tests.Text.Search;

public sealed class SearchTextTests
{
    [TestCase("Économie à l'ÉTÉ", "economie a l'ete")]
    [TestCase("Ёлка и май", "елка и май")]
    [TestCase("ƏLİ ışıq Øst Łódź Đ groß", "eli isiq ost lodz d gros")]
    [TestCase("Αθήνα Άγιος", "αθηνα αγιοσ")]
    [TestCase("Հայաստան", "հայաստան")]
    [TestCase("×÷", "×÷")]
    public void Text_is_folded_to_one_spelling(string text, string folded) =>
        Assert.That(SearchText.Fold(text), Is.EqualTo(folded));

    [Test]
    public void Folding_keeps_every_offset() =>
        Gen.String.Sample(text => SearchText.Fold(text).Length == text.Length, iter: 3000);

    [Test]
    public void Folding_twice_changes_nothing() =>
        Gen.String.Sample(text => SearchText.Fold(SearchText.Fold(text)) == SearchText.Fold(text), iter: 3000);

    [Test]
    public void Separate_accents_are_joined_to_their_letters_first() =>
        Assert.That(SearchText.Fold(SearchText.Normalize("e\u0301\uD800")), Is.EqualTo("e\uFFFD"));

    [TestCase("Paris AND \"Berlin\" -x* (a:b) paris", "paris,and,berlin,x,a,b,paris")]
    [TestCase("i\u0307stanbul İstanbul istanbul", "istanbul,istanbul,istanbul")]
    [TestCase("हिन्दी", "हिन्दी")]
    [TestCase("𠀀", "𠀀")]
    [TestCase("q\u0303uo \u0301 x", "quo,x")]
    [TestCase("שָׁלוֹם \uFB2Aלום مُحَمَّد 1\uFE0F\u20E3", "שלום,שלום,محمد,1")]
    [TestCase("בית־ספר", "בית,ספר")]
    [TestCase("Wochen\u00ADende \u00AD", "wochenende")]
    [TestCase("a\u200Bb", "a,b")]
    [TestCase("😀 ' \" ;--", "")]
    [TestCase("\uD800", "")]
    [TestCase("", "")]
    public void A_text_is_split_into_words(string text, string words) =>
        Assert.That(string.Join(',', SearchText.Words(text)), Is.EqualTo(words));

    [Test]
    public void No_word_holds_white_space_or_punctuation() =>
        Gen.String.Sample(text => SearchText.Words(text).All(word =>
            word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c))),
            iter: 3000);

    [Test]
    public void The_words_of_words_are_the_same_words() =>
        Gen.String.Sample(text => SearchText.Words(SearchWords.Of(text)).SequenceEqual(SearchText.Words(text)), iter: 3000);

    [TestCase("ԵՐԵՎԱՆ")]
    [TestCase("Երեւան")]
    [TestCase("Երեվան")]
    [TestCase("երևան")]
    public void Yerevan_is_one_word_however_it_is_written(string text) =>
        Assert.That(SearchText.Words(text), Is.EqualTo(SearchText.Words("Երևան")));
}
