using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>A site with a story in each of four scripts, for others' programs to read.</summary>
internal static class FeedStories
{
    public static readonly (string Language, string Title, string Body)[] All =
    [
        ("en", "Bridge <b>opens</b> & \"stays\" open", "The *bridge* opened on [Monday](https://news.example/monday?a=1&b=2)."),
        ("ru", "Мост открыли: «наконец-то»", "Мост **открыли** в понедельник."),
        ("hy", "«Կամուրջը» բացվեց", "Կամուրջը բացվեց երկուշաբթի։"),
        ("ar", "افتتاح الجسر في يريفان", "افتتح الجسر يوم الاثنين."),
    ];

    /// <summary>Publishes the stories in the order of <see cref="All"/>.</summary>
    /// <returns>The answers of the Content API, newest first.</returns>
    public static async Task<IReadOnlyList<Answer>> Publish(Api admin, Api reader)
    {
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour & Post", baseUrl = "https://news.example", articlePath = "/{language}/{slug}",
            languages = All.Select(story => story.Language), defaultLanguage = "en", licence = new { en = "Link to the source." },
            logo = new { url = "https://news.example/logo.png", width = 600, height = 60 },
        }, site.ETag)).Expect(HttpStatusCode.OK);
        await admin.Tag("bridges", name: "Bridges & <tunnels>");
        await admin.Section("world");
        await admin.Author("ani-petrosyan");
        var published = new List<Answer>();
        foreach (var (language, title, body) in All)
        {
            var story = await admin.PublishedArticle(new
            {
                language, title, slug = "bridge-" + language, section = "world", tags = new[] { "bridges" },
                authors = new[] { new { author = "ani-petrosyan" } }, body = new { format = "markdown", content = body },
                leadImage = new
                {
                    url = $"https://img.example/{language}.jpg?w=1200&q=80", alt = title, credit = "Photo: A & B", width = 1_200,
                    height = 630,
                },
            });
            published.Insert(0, (await reader.Get($"/v1/articles/{story.Id}")).Expect(HttpStatusCode.OK));
        }

        return published;
    }
}
