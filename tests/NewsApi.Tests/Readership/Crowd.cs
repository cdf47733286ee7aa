using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership;

/// <summary>Many people at once, put into the journal as the endpoint for events does it, for tests of what comes of them.</summary>
internal sealed class Crowd(AppUnderTest app)
{
    private long _visitor;

    /// <summary>Each event is another person's.</summary>
    public async Task Do(
        long article, EventKind kind = EventKind.View, int times = 1, DateTimeOffset? at = null,
        VisitorClass visitorClass = VisitorClass.Human,
        string channel = "", string referrer = "", long link = 0, long section = 0, long[]? authors = null, string language = "en")
    {
        var moment = (at ?? app.Clock.GetUtcNow()).ToUnixTimeMilliseconds();
        await Add([.. Enumerable.Range(0, times).Select(_ => new ReaderEvent
        {
            Kind = kind, Class = visitorClass, Article = new EventArticle(article, language, section, authors ?? []), Channel = channel,
            Referrer = referrer, LinkId = link, At = moment, Visitor = HashedKey.Of(++_visitor, 7, 7), ClientId = 0,
        })]);
    }

    public async Task Add(IReadOnlyList<ReaderEvent> events)
    {
        foreach (var some in events.Chunk(5_000))
            await app.Services.GetRequiredService<EventJournal>().Add(some)!;
    }
}

internal static class ReadStories
{
    /// <summary>A public article and the key that its events need.</summary>
    public static async Task<(long Id, string Key)> ReadStory(this Api editor, Api anonymous, object? content = null)
    {
        var article = await editor.PublishedArticle(content);
        return (article.Id, (await anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK).Value<string>("viewKey"));
    }
}
