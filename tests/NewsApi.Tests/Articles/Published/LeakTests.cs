using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Tests.Articles.Editing.Walk;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published;

/// <summary>Random work of several people, with curious readers who ask everything after every step.</summary>
public partial class LeakTests(Database database) : DatabaseFixture(database)
{
    [TestCase(50)]
    [TestCase(250, Category = "Slow")]
    public async Task What_is_not_public_never_comes_out(int deeds)
    {
        var walk = await EditorialWalk.Begin(App);
        var routes = PublicQuestions.Routes(App);
        var linked = new HashSet<long>();
        var asked = 0;
        foreach (var deed in EditorialAction.Some(deeds))
        {
            await walk.Take(deed);
            // Its editors have a short link ready before it is public.
            if (linked.Add(walk.Last!.Id))
            {
                (await Editor.Post("/v1/editorial/share-links", new { articleId = walk.Last.Id, alias = $"walk-{walk.Last.Id}" }))
                    .Expect(HttpStatusCode.Created);
                await Rank(walk.Last.Id);
            }

            var open = walk.Articles.Select(article => article.PublicText?.Word).OfType<string>().ToHashSet();
            var slugs =
                walk.Articles.SelectMany(article => article.Texts.Where(text => text.WasPublic)).Select(text => text.Slug).ToHashSet();
            foreach (var address in PublicQuestions.About(walk.Last, routes))
            {
                asked++;
                var answer = await Anonymous.Get(address);
                // What the question held may be repeated: the path in a problem, the cursor's filters in a link.
                var said =
                    (answer.Text + string.Join('\n', answer.Headers.Where(header => header.Key != "Link").Select(header => header.Value)))
                        .Replace(address.Split('?')[0], "");
                var leaked =
                    Word().Matches(said).Select(match => match.Value).Distinct()
                        .Where(word => !open.Contains(word) && !slugs.Contains(word)).ToList();
                Assert.That(leaked, Is.Empty, () => $"{address} after {deed} to {walk.Last}: {answer.Text}");
                if (address.Contains("?q=geheim", StringComparison.Ordinal) && address.StartsWith("/v1/articles?", StringComparison.Ordinal)
                    && !open.Contains(walk.Last.NewestText.Word))
                    Assert.That(answer.Ids, Is.Empty, () => $"{address} found what is not public: {answer.Text}");
            }

            var counted = await Anonymous.Get("/v1/articles?tag=walked&count=true&facets=tag&limit=1");
            var count = walk.Articles.Count(article => article.Published is not null);
            Assert.That(counted.Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(count));
            Assert.That(counted.Json["facets"]!["tag"]!.AsArray().Sum(facet => facet!["count"]!.GetValue<int>()), Is.EqualTo(count));
        }

        Assert.That(asked, Is.GreaterThan(deeds * routes.Count));
    }

    // People come to it, as if it had been public once, and its editors pin it ahead.
    private async Task Rank(long id)
    {
        await Editor.Put($"/v1/editorial/articles/{id}/ranking", new { pinned = true }, "\"v0\"");
        var journal = App.Services.GetRequiredService<EventJournal>();
        await journal.Add([.. Enumerable.Range(1, 25).Select(visitor => new ReaderEvent
        {
            Kind = EventKind.View, Class = VisitorClass.Human, Article = new EventArticle(id, "en", 0, []), Channel = "", Referrer = "",
            At = App.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Visitor = visitor,
        })])!;
        await App.Aggregate();
    }

    protected override async Task Prepare()
    {
        await Editor.Tag("walked");
        await Editor.Section("walked");
        await Editor.Author("walked");
    }

    [GeneratedRegex(@"geheim\d+x")]
    private static partial Regex Word();
}
