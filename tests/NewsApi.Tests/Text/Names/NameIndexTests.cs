using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Names;

namespace NewsApi.Tests.Text.Names;

public sealed class NameIndexTests
{
    [TestCase("al", 9, "aleppo,alexandria,new aleppo")]
    [TestCase("al", 2, "aleppo,alexandria")]
    [TestCase("aleppo", 9, "aleppo,new aleppo")]
    [TestCase("new al", 9, "new aleppo")]
    [TestCase("aleppo new", 9, "")]
    [TestCase("b", 9, "")]
    [TestCase("z", 9, "zz zz")]
    [TestCase("", 9, "aleppo,alexandria,new aleppo,zz zz")]
    public void Names_that_begin_so_come_before_those_in_which_a_later_word_does(string beginning, int limit, string found)
    {
        string[] names = ["zz zz", "new aleppo", "alexandria", "aleppo"];
        Assert.That(string.Join(',', Index(names).Find(beginning, limit)), Is.EqualTo(found));
    }

    [Test]
    public void It_finds_what_a_look_at_every_name_finds()
    {
        var word = Gen.OneOf("ab".ToCharArray()).Array[1, 3].Select(letters => new string(letters));
        var name = word.Array[1, 3].Select(words => string.Join(' ', words));
        Gen.Select(name.Array[0, 30], name).Same().Sample(
            (names, beginning) => Index(names).Find(beginning, 100).Order().SequenceEqual(
                names.Where(one => $" {one}".Contains($" {beginning}", StringComparison.Ordinal)).Distinct().Order()),
            iter: 2000);
    }

    private static NameIndex<string> Index(IEnumerable<string> names) =>
        new(names.Select(name => (name, (IReadOnlyList<string>)name.Split(' '))));
}
