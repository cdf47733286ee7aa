using NewsApi.Text.Names;

namespace NewsApi.Tests.Text.Names;

public class NearestNameTests
{
    private static readonly string[] Known = ["section", "excludeSection", "tag", "limit", "cursor", "publishedFrom"];

    [TestCase("sections", "section")]
    [TestCase("Tag", "tag")]
    [TestCase("tags", "tag")]
    [TestCase("limt", "limit")]
    [TestCase("limti", "limit")]
    [TestCase("publishedfrom", "publishedFrom")]
    [TestCase("exclude_section", "excludeSection")]
    [TestCase("wholly-different", null)]
    [TestCase("", null)]
    public void It_finds_what_was_meant_or_nothing(string name, string? nearest) =>
        Assert.That(NearestName.Find(name, Known), Is.EqualTo(nearest));
}
