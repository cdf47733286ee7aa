using Microsoft.Extensions.DependencyInjection;
using NewsApi.Commands;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

public class WarmUpTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task It_reads_a_list_and_its_first_article_by_id_and_slug_on_each_connection()
    {
        var warmUp = App.Services.GetRequiredService<WarmUp>();
        await warmUp.Run(CancellationToken.None);
        Assert.That(await Trips(warmUp), Is.EqualTo(WarmUp.Readers));
        await Editor.PublishedArticle();
        Assert.That(await Trips(warmUp), Is.EqualTo(3 * WarmUp.Readers));
    }

    private static async Task<int> Trips(WarmUp warmUp)
    {
        var trips = RoundTrips.Watch();
        await warmUp.Run(CancellationToken.None);
        return trips.Count;
    }
}
