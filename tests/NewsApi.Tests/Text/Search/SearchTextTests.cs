using System.Text;
using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Search;

namespace NewsApi.Tests.Text.Search;

public sealed class SearchTextTests
{
    [TestCase("Économie à l'ÉTÉ", "economie,a,l,ete")]
    [TestCase("Ёлка и май", "елка,и,май")]
    [TestCase("и\u0306", "й")]
    [TestCase("ƏLİ ışıq Øst Łódź Đ Ħal", "eli,isiq,ost,lodz,d,hal")]
    [TestCase("Straße STRASSE STRAẞE", "strasse,strasse,strasse")]
    [TestCase("œuvre ŒUVRE Ærø Þór Guðrún", "oeuvre,oeuvre,aero,thor,gudrun")]
    [TestCase("Αθήνα Άγιος ΆΓΙΟΣ ᾳ", "αθηνα,αγιοσ,αγιοσ,α")]
    [TestCase("Ｎｅｗｓ２０２６ ﬁnance ﬀ ǆ", "news2026,finance,ff,dz")]
    [TestCase("أحمد إيران آسيا ٱلله", "احمد,ايران,اسيا,الله")]
    [TestCase("غزة على کتاب ایران مؤتمر", "غزه,علي,كتاب,ايران,موتمر")]
    [TestCase("محـــمد ﷲ ﻻ ٢٠٢٦ ۲۰۲۶", "محمد,الله,لا,2026,2026")]
    [TestCase("Հայաստան", "հայաստան")]
    [TestCase("서울", "서울")]
    [TestCase("×÷", "")]
    public void A_word_is_folded_to_one_spelling(string text, string words) =>
        Assert.That(string.Join(',', SearchText.Words(text)), Is.EqualTo(words));

    [TestCase("東京都", "東 京 都")]
    [TestCase("ガ ｶﾞ カ\u3099", "ガ|ガ|ガ")]
    [TestCase("iPhone発売2026年", "iphone|発 売|2026|年")]
    [TestCase("กรุงเทพ", "ก รุ ง เ ท พ")]
    [TestCase("ວຽງຈັນ", "ວ ຽ ງ ຈັ ນ")]
    [TestCase("北京，上海", "北 京|上 海")]
    public void A_run_without_spaces_is_a_phrase_of_letters_with_their_marks(string text, string phrases) =>
        Assert.That(string.Join('|', SearchText.Phrases(text)), Is.EqualTo(phrases));

    [Test]
    public void Folding_twice_changes_nothing_whatever_the_letter()
    {
        var changed = Enumerable.Range(0, 0x30000).Where(Rune.IsValid).Select(code => new Rune(code).ToString())
            .Where(letter => Folding.Of(Folding.Of(letter)) != Folding.Of(letter)
                || !SearchText.Words(SearchWords.Of(letter)).SequenceEqual(SearchText.Words(letter)));
        Assert.That(changed, Is.Empty);
    }

    [TestCase("Paris AND \"Berlin\" -x* (a:b) paris", "paris,and,berlin,x,a,b,paris")]
    [TestCase("i\u0307stanbul İstanbul istanbul", "istanbul,istanbul,istanbul")]
    [TestCase("हिन्दी", "हिन्दी")]
    [TestCase("𠀀𠀁", "𠀀,𠀁")]
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
        Gen.String.Same().Sample(text => SearchText.Words(text).All(word =>
            word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c))),
            iter: 3000);

    [Test]
    public void The_words_of_words_are_the_same_words() =>
        Gen.String.Same().Sample(text => SearchText.Words(SearchWords.Of(text)).SequenceEqual(SearchText.Words(text)), iter: 3000);

    [TestCase("ԵՐԵՎԱՆ")]
    [TestCase("Երեւան")]
    [TestCase("Երեվան")]
    [TestCase("երևան")]
    public void Yerevan_is_one_word_however_it_is_written(string text) =>
        Assert.That(SearchText.Words(text), Is.EqualTo(SearchText.Words("Երևան")));
}
