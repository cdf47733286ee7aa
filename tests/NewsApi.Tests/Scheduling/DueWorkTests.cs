using Microsoft.Extensions.DependencyInjection;
using NewsApi.Scheduling;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Scheduling;

public class DueWorkTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task The_next_time_is_known_and_nothing_set_is_nothing_to_do()
    {
        var work = App.Services.GetRequiredService<DueWork>();
        Assert.That(await work.RunAll(CancellationToken.None), Is.Null);
        var due = DateTimeOffset.FromUnixTimeMilliseconds(App.Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        var article = await Editor.Do(await Editor.Article(), "schedule", new { publishAt = due });
        Assert.That(await work.RunAll(CancellationToken.None), Is.EqualTo(due));
        await Editor.Do(article, "unschedule");
        Assert.That(await work.RunAll(CancellationToken.None), Is.Null);
    }
}
