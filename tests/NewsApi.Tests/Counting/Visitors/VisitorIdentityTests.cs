using NewsApi.Tests.Readership;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Visitors;

/// <summary>Who somebody is, by the address that a proxy tells.</summary>
public class VisitorIdentityTests(Database database) : DatabaseFixture(database)
{
    [TestCase("203.0.113.9", "staff")]
    [TestCase("2001:db8:7::1", "staff")]
    [TestCase("203.0.114.9", "human")]
    [TestCase("2001:db8:8::1", "human")]
    public async Task Who_comes_from_the_newsroom_is_staff(string address, string expected)
    {
        var (id, key) = await Editor.ReadStory(Anonymous);
        await App.Reader(Reader.Browser, ("X-Forwarded-For", address)).SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { [$"view {expected}"] = 1 }));
    }

    [Test]
    public async Task Two_addresses_are_two_people_and_one_by_another_way_of_writing_it_is_not()
    {
        var (id, key) = await Editor.ReadStory(Anonymous);
        foreach (var address in (string[])["198.51.100.1", "198.51.100.2", "::ffff:198.51.100.1", "2001:db8::1", "2001:0db8:0::0001"])
            await App.Reader(Reader.Browser, ("X-Forwarded-For", address)).SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(3));
    }

    protected override AppUnderTest Make(Database kind)
    {
        var app = new AppUnderTest(kind, new Dictionary<string, string>
        {
            ["NewsApi:Http:TrustedProxies:0"] = "127.0.0.1", ["NewsApi:Http:TrustedProxies:1"] = "::1",
            ["NewsApi:Counting:StaffNetworks:0"] = "203.0.113.0/24", ["NewsApi:Counting:StaffNetworks:1"] = "2001:db8:7::/48",
        });
        app.UseKestrel(0);
        return app;
    }
}
