using NewsApi.Counting;
using NewsApi.Counting.Visitors;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Visitors;

public class UserAgentsTests
{
    private readonly UserAgents _agents = new();

    [Test]
    public void Every_program_that_the_lists_have_met_is_known_for_what_it_is()
    {
        var samples = (from entry in UserAgents.Entries() from agent in entry.Instances select (agent, entry)).ToList();
        Assert.That(samples, Has.Count.GreaterThan(1_500));
        var people =
            samples.Where(one => _agents.ClassOf(one.agent) == VisitorClass.Human).Select(one => $"{one.entry.Pattern}: {one.agent}");
        Assert.That(people, Is.Empty);
        // Some name a crawler and a preview at once: then they are taken for what shows a card.
        var previews =
            samples.Where(one => one.entry.Class == VisitorClass.PreviewBot && _agents.ClassOf(one.agent) != VisitorClass.PreviewBot);
        Assert.That(previews, Is.Empty);
    }

    [TestCase(Reader.Browser, VisitorClass.Human)]
    [TestCase(Reader.Phone, VisitorClass.Human)]
    [TestCase(
        "Mozilla/5.0 (Linux; Android 16; Pixel 10 Build/CP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/145.0.0.0 "
            + "Mobile Safari/537.36 MetaIAB Facebook", VisitorClass.Human)]
    [TestCase(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 "
            + "[FBAN/FBIOS;FBAV/500.0]", VisitorClass.Human)]
    [TestCase("Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", VisitorClass.PreviewBot)]
    [TestCase("facebookexternalhit/1.1", VisitorClass.PreviewBot)]
    [TestCase("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", VisitorClass.Crawler)]
    [TestCase("", VisitorClass.Suspect)]
    [TestCase(null, VisitorClass.Suspect)]
    public void Readers_are_people_also_in_the_browsers_of_networks(string? agent, VisitorClass expected) =>
        Assert.That(_agents.ClassOf(agent), Is.EqualTo(expected));

    [Test]
    public void Who_comes_by_another_name_each_time_is_still_looked_at()
    {
        for (var number = 0; number < 25_000; number++)
            Assert.That(_agents.ClassOf($"Mozilla/5.0 (compatible; Googlebot/{number})"), Is.EqualTo(VisitorClass.Crawler));
        Assert.That(_agents.ClassOf(Reader.Browser), Is.EqualTo(VisitorClass.Human));
    }
}
