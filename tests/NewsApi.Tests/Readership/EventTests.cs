using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership;

public class EventTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Views_are_counted_once_per_person_and_half_hour()
    {
        var (id, key) = await Story();
        var one = App.Reader();
        var other = App.Reader(Reader.Phone);
        await one.Told(new { kind = "view", article = id, key });
        await one.Told(new { kind = "view", article = id, key });
        await other.Told(new { kind = "view", article = id, key }, new { kind = "share", article = id, key, channel = "telegram" });
        await App.Fold();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 2, ["share human"] = 1 }));

        App.Clock.Advance(TimeSpan.FromMinutes(31));
        await one.Told(new { kind = "view", article = id, key });
        await App.Fold();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(3));
        App.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await Anonymous.Get($"/v1/articles/{id}")).Value<long>("views"), Is.EqualTo(3));
    }

    private async Task<(long Id, string Key)> Story()
    {
        var article = await Editor.PublishedArticle(Makers.Content());
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        return (article.Id, answer.Value<string>("viewKey"));
    }
}
