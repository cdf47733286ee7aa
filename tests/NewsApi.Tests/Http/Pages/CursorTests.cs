using CsCheck;
using NewsApi.Http.Pages;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Pages;

public class CursorTests
{
    [Test]
    public void A_cursor_comes_back_as_it_was() =>
        Gen.Select(Gen.String[0, 120], Gen.Long, Gen.Bool, (key, id, backward) => new Cursor(key, id, backward))
            .Where(cursor => !cursor.Key.Any(char.IsSurrogate))
            .Same().Sample(cursor => Assert.That(Cursor.Decode(cursor.Encode("f"), "f"), Is.EqualTo((cursor, true))));

    [Test]
    public void No_text_makes_it_fail() =>
        Gen.String.Same().Sample(text => Assert.That(() => Cursor.Decode(text, "f"), Throws.Nothing));

    [Test]
    public void Other_filters_are_noticed() =>
        Assert.That(Cursor.Decode(new Cursor("1", 2, false).Encode("f"), "g").SameFilters, Is.False);
}
