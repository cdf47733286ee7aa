using System.Diagnostics;
using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Differences;

namespace NewsApi.Tests.Text.Differences;

public class TextDiffTests
{
    [TestCase("Мост открыт в понедельник.", "Мост закрыт в понедельник.", "=Мост |-открыт|+закрыт|= в понедельник.")]
    [TestCase("Ինչպե՞ս են գործերը", "Ինչպե՛ս են գործերը", "-Ինչպե՞ս|+Ինչպե՛ս|= են գործերը")]
    [TestCase("Bakı'da görüş", "Bakıda görüş", "-Bakı'da|+Bakıda|= görüş")]
    [TestCase("Xəzər dənizi", "Xəzər dənizi sahili", "=Xəzər dənizi|+ sahili")]
    [TestCase("one two three", "one 2 3", "=one |-two three|+2 3")]
    [TestCase("one two\n\nthree four", "one 2\n\n3 four", "=one |-two|+2|=\n\n|-three|+3|= four")]
    [TestCase("东京很大", "东京很小", "=东京很|-大|+小")]
    [TestCase("e\u0301t\u00e9", "e\u0300t\u00e9", "-e\u0301t\u00e9|+e\u0300t\u00e9")]
    [TestCase(
        "fine \U0001F468\u200D\U0001F469\u200D\U0001F467", "fine \U0001F468\u200D\U0001F469\u200D\U0001F466",
        "=fine |-\U0001F468\u200D\U0001F469\u200D\U0001F467|+\U0001F468\u200D\U0001F469\u200D\U0001F466")]
    [TestCase("a, b", "a; b", "=a|-,|+;|= b")]
    [TestCase("", "new", "+new")]
    [TestCase("old", "", "-old")]
    [TestCase("same", "same", "=same")]
    [TestCase("", "", "")]
    public void Whole_words_are_inserted_and_deleted(string before, string after, string expected) =>
        Assert.That(Show(TextDiff.Compare(before, after)), Is.EqualTo(expected));

    [Test]
    public void Without_the_inserted_pieces_it_is_the_old_text_and_without_the_deleted_ones_the_new() =>
        Gen.Select(Texts, Texts).Same().Sample(IsWhole, iter: 5_000);

    [Test]
    public void The_same_holds_for_texts_that_are_compared_in_pieces() =>
        Gen.Select(LongText, LongText, Gen.Int[0, 3_000], Gen.Int[0, 3_000])
            .Same().Sample(
                (one, other, from, to) => IsWhole(one, other) && IsWhole(one, one.Remove(Math.Min(from, to), Math.Abs(from - to))),
                iter: 40);

    [Test]
    public void One_word_in_a_long_text_is_one_change()
    {
        var words = Enumerable.Range(0, 30_000).Select(number => $"word{number % 700}").ToArray();
        var before = string.Join(' ', words);
        words[15_000] = "другое";
        Assert.That(TextDiff.Compare(before, string.Join(' ', words)), Has.Count.EqualTo(4));
    }

    [TestCase(" ")]
    [TestCase("\n")]
    [TestCase("\n\n")]
    public void Changes_all_over_a_long_text_are_found_each(string separator)
    {
        var words = Enumerable.Range(0, 10_000)
            .Select(number => number % 10 == 9 ? $"w{number}.{separator}" : $"w{number} ").ToArray();
        var before = string.Concat(words);
        for (var at = 10; at < words.Length; at += 20)
            words[at] = $"new{at} ";
        var segments = TextDiff.Compare(before, string.Concat(words));
        Assert.That(segments.Count(segment => segment.Op == SegmentChange.Insert), Is.EqualTo(500));
    }

    // What such a comparison may take at worst; without bounds it takes half a minute and more.
    [TestCaseSource(nameof(WorstTexts))]
    public void Two_texts_of_200_000_characters_are_compared_at_once(string before, string after)
    {
        var watch = Stopwatch.StartNew();
        var segments = TextDiff.Compare(before, after);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(IsWhole(before, after, segments), Is.True);
    }

    private static IEnumerable<TestCaseData> WorstTexts()
    {
        const int Length = 200_000;
        var random = new Random(7);
        yield return Named("nothing in common", Words("a", 26), Words("b", 26));
        yield return Named("few words in any order", Words("", 40), Words("", 40));
        yield return Named("many words in any order", Words("", 20_000), Words("", 20_000));
        yield return Named("all words once, in another order", Shuffled(), Shuffled());
        yield return Named("signs", new string('!', Length), new string('?', Length));
        yield return Named("signs of two kinds", Signs(), Signs());
        yield return Named("paragraphs of signs", Paragraphs(), Paragraphs());
        yield return Named("one word", new string('a', Length), new string('b', Length));
        yield return Named("marks", "a" + new string('\u0301', Length - 1), "b" + new string('\u0301', Length - 1));

        TestCaseData Named(string name, string before, string after) => new TestCaseData(before, after).SetArgDisplayNames(name);

        string Words(string start, int kinds) =>
            string.Concat(Enumerable.Repeat(0, Length / 6).Select(_ => $"{start}{random.Next(kinds)} "));

        string Signs() => string.Concat(Enumerable.Repeat(0, Length).Select(_ => random.Next(2) == 0 ? '!' : '?'));

        string Paragraphs() => string.Concat(Enumerable.Range(0, Length / 500).Select(number => $"{Signs()[..490]}\n{number}\n"));

        string Shuffled()
        {
            var words = Enumerable.Range(0, Length / 6).Select(number => $"w{number} ").ToArray();
            random.Shuffle(words);
            return string.Concat(words);
        }
    }

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(
            "слово", "բառ", "söz", "ə", "word", "don't", " ", "  ", "\n\n", ",", ".", "՞", "\u0301", "\u200D", "\U0001F468", "\U0001F1E6",
            "东", "ไ", "<b>", "\r\n").Array[0, 30].Select(words => string.Concat(words)),
        Gen.String[0, 60]);

    private static readonly Gen<string> LongText =
        Gen.Int[0, 400].Array[2_000, 4_000]
            .Select(numbers => string.Concat(numbers.Select(number => $"w{number}{(number % 9 == 0 ? "," : "")} ")));

    private static bool IsWhole(string before, string after) => IsWhole(before, after, TextDiff.Compare(before, after));

    private static bool IsWhole(string before, string after, IReadOnlyList<TextSegment> segments) =>
        string.Concat(segments.Where(segment => segment.Op != SegmentChange.Insert).Select(segment => segment.Text)) == before
        && string.Concat(segments.Where(segment => segment.Op != SegmentChange.Delete).Select(segment => segment.Text)) == after
        && segments.All(segment => segment.Text.Length > 0)
        && (before != after || segments.All(segment => segment.Op == SegmentChange.Equal));

    private static string Show(IEnumerable<TextSegment> segments) => string.Join('|', segments.Select(segment => segment.Op switch
    {
        SegmentChange.Insert => "+" + segment.Text,
        SegmentChange.Delete => "-" + segment.Text,
        _ => "=" + segment.Text,
    }));
}
