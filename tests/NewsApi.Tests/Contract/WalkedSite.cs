using System.Globalization;
using System.Net;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>A site full of everything that lists show, and the test's own record of what it put there.</summary>
internal sealed class WalkedSite(Api admin)
{
    public const string Word = "flood";

    private const int Articles = 250;
    private const int Writers = 4;
    private const int Named = 60;
    private const int Links = 45;
    private const int Keys = 25;
    private const int Releases = 20;
    private const int Ranked = 25;
    private const int Webhooks = 20;
    private const int Partners = 20;
    private const int Fronts = 20;
    private const int Pictures = 20;
    private const int Menus = 20;

    private static readonly string[] Languages = ["en", "ru", "hy"];
    private static readonly string[] Kinds = ["topic", "person", "place", "organisation", "series"];
    private static readonly DateTimeOffset First = new(2024, 3, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>By address of a list: what is in it, and in what order it shows that unless asked for another.</summary>
    public Dictionary<string, Recorded> Lists { get; } = [];

    public static string Tag(int number) => number % 2 == 0 ? $"t{number}" : $"t-{number}";

    public static string Section(int number) => $"section-{number}";

    /// <summary>One of a few times, so that many stories share theirs and many more their second.</summary>
    public static DateTimeOffset Time(int number) => First.AddMilliseconds(number * 37 % 50 * 300);

    public async Task Fill()
    {
        await admin.FourLanguages();
        var tags = await Many(Named, async i => new Known((await admin.Tag(Tag(i), Kinds[i % 5])).Id)
            .At("slug", Tag(i)).Found("kind", Kinds[i % 5]));
        var sections = await Many(Named, async i => new Known((await admin.Section(Section(i), order: i % 6)).Id).At("order", i % 6));
        var authors = await Many(Named, async i => new Known((await admin.Author($"author-{i}")).Id).At("slug", $"author-{i}"));
        var articles = await Many(Articles, Article);
        var links = await Many(Links, async i =>
        {
            var article = articles[i % 3].Id;
            var link = (await admin.Post("/v1/editorial/share-links", new { articleId = article })).Expect(HttpStatusCode.Created);
            return new Known(link.Id).Found("articleId", $"{article}");
        });
        var keys = await Many(Keys, async i =>
        {
            var made = (await admin.Post("/v1/editorial/keys", new { name = $"App {i}", role = "writer" })).Expect(HttpStatusCode.Created);
            return new Known(made.Json["key"]!["id"]!.GetValue<long>());
        });

        var releases = await Many(Releases, async i => new Known((await admin.Post(
            "/v1/editorial/releases", new { name = $"Release {i}", items = new[] { new { articleId = articles[i].Id } } }))
            .Expect(HttpStatusCode.Created).Id));
        var rankable = articles.Where(article => !article.Is("state", "trashed")).ToList();
        var ranked = await Many(Ranked, async i =>
        {
            (await admin.Put(
                $"/v1/editorial/articles/{rankable[i].Id}/ranking", new { pinned = i % 2 == 0, excluded = i % 2 == 1 }, "\"v0\""))
                .Expect(HttpStatusCode.OK);
            return new Known(rankable[i].Id);
        });
        var webhooks = await Many(Webhooks, async i => new Known((await admin.Post(
            "/v1/editorial/webhooks", new { name = $"Hook {i}", url = $"https://hooks.example/{i}", active = false }))
            .Expect(HttpStatusCode.Created).Json["webhook"]!["id"]!.GetValue<long>()));
        var menus = await Many(Menus, async i => new Known((await admin.Post(
            "/v1/editorial/menus", new { slug = $"menu-{i}", names = new { en = $"Menu {i}" } }))
            .Expect(HttpStatusCode.Created).Id).At("slug", $"menu-{i}"));
        Lists["/v1/menus"] = Lists["/v1/editorial/menus"] = new(menus, "slug");
        Lists["/v1/editorial/media"] = new(
            await Many(Pictures, async i => new Known((await admin.PostRaw(
                "/v1/editorial/media", TestPictures.Plain(8 + i, 8, [i, i, i]).PngsaveBuffer(), "image/png"))
                .Expect(HttpStatusCode.Created).Id)),
            "-id");
        var fronts = await Many(
            Fronts, async i => new Known((await admin.PublishedFront($"front-{i}")).Id).At("slug", $"front-{i}"));
        Lists["/v1/editorial/fronts"] = new(fronts, "id");
        Lists["/v1/fronts"] = new(fronts, "slug");
        Lists["/v1/editorial/webhooks"] = new(webhooks, "-id");
        Lists["/v1/editorial/partners"] = new(
            await Many(Partners, async i => new Known((await admin.Post("/v1/editorial/partners", new { name = $"Partner {i}" }))
                .Expect(HttpStatusCode.Created).Id)),
            "-id");
        Lists["/v1/editorial/rankings"] = new(ranked, "-id");
        Lists["/v1/editorial/releases"] = new(releases, "-id");
        Lists["/v1/articles"] = Lists["/v1/editorial/public/articles"] =
            new(articles, "-publishedAt", (known, _) => known.Is("state", "published"));
        Lists["/v1/editorial/articles"] =
            new(articles, "-modifiedAt", (known, query) => query.ContainsKey("state") || !known.Is("state", "trashed"));
        Lists["/v1/tags"] = Lists["/v1/editorial/tags"] = new(tags, "slug");
        Lists["/v1/sections"] = Lists["/v1/editorial/sections"] = new(sections, "order");
        Lists["/v1/authors"] = Lists["/v1/editorial/authors"] = new(authors, "slug");
        Lists["/v1/editorial/share-links"] = new(links, "-id");
        Lists["/v1/editorial/keys"] = new(keys, "-id");
    }

    /// <summary>An article with neighbours that have its title, its time, or both.</summary>
    public static object Story(int number, string slug) => Makers.Content(
        Title(number), slug, Languages[number % 3], Section(number % 5),
        [Tag(number % 2), Tag(2 + (number % 20))], [new { author = $"author-{number % 7}" }]);

    private static string Title(int number) => number % 4 == 0 ? $"A {Word} ebbs {number / 4 % 10}" : $"News {number % 30}";

    private async Task<Known> Article(int number)
    {
        var article = await admin.Article(Story(number, $"story-{number}"));
        var state =
            (number % 25) switch
            {
                20 => "inReview",
                21 => "scheduled",
                22 => "trashed",
                23 => "draft",
                24 => "unpublished",
                _ => "published"
            };
        if (state is "published" or "unpublished" or "trashed")
            article = await admin.Publish(article, new { publishedAt = Time(number) });
        article = state switch
        {
            "inReview" => await admin.Do(article, "submit"),
            "scheduled" => await admin.Do(article, "schedule", new { publishAt = DateTimeOffset.UtcNow.AddYears(1) }),
            "unpublished" => await admin.Do(article, "unpublish", new { }),
            "trashed" => (await admin.Delete($"/v1/editorial/articles/{article.Id}", article.ETag)).Expect(HttpStatusCode.OK),
            _ => article,
        };
        var known = new Known(article.Id)
            .At("publishedAt", Time(number).Ticks).At("relevance", Time(number).Ticks / TimeSpan.TicksPerSecond)
            .At("title", Title(number).ToLowerInvariant()).At("modifiedAt", article.Value<DateTimeOffset>("modifiedAt").Ticks)
            .Found("state", state).Found("language", Languages[number % 3]).Found("section", Section(number % 5))
            .Found("tag", Tag(number % 2)).Found("tag", Tag(2 + (number % 20))).Found("author", $"author-{number % 7}");
        if (state == "published")
            known.At("updatedAt", article.Value<DateTimeOffset>("updatedAt").Ticks);
        return number % 4 == 0 ? known.Found("q", Word) : known;
    }

    private static async Task<IReadOnlyList<Known>> Many(int count, Func<int, Task<Known>> make)
    {
        var made = new Known[count];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var number = writer; number < count; number += Writers)
                made[number] = await make(number);
        }));
        return made;
    }
}

/// <summary>What the test put into a list.</summary>
/// <param name="Items">All of it.</param>
/// <param name="Order">The order in which the list shows it unless asked for another.</param>
/// <param name="Shown">Which of it the list is to show; all when null.</param>
internal sealed record Recorded(
    IReadOnlyList<Known> Items, string Order, Func<Known, IReadOnlyDictionary<string, string>, bool>? Shown = null)
{
    /// <summary>Whether a parameter chooses among these items.</summary>
    public bool IsFilter(string parameter) => Items.Any(known => known.Has(parameter));

    /// <summary>The ids that a walk must find.</summary>
    public IReadOnlyList<long> Find(IReadOnlyDictionary<string, string> query)
    {
        var order = query.GetValueOrDefault("sort", Order);
        var found = Items
            .Where(known => Shown?.Invoke(known, query) != false && query.All(one => !IsFilter(one.Key) || known.Is(one.Key, one.Value)))
            .OrderBy(known => known.Place(order.TrimStart('-')), StringComparer.Ordinal).ThenBy(known => known.Id)
            .Select(known => known.Id).ToList();
        if (order[0] == '-')
            found.Reverse();
        return found;
    }
}

/// <summary>An item: where it stands in which order, and by what it is found.</summary>
internal sealed record Known(long Id)
{
    private readonly Dictionary<string, string> _places = [];
    private readonly HashSet<(string, string)> _found = [];

    public Known At(string order, string place)
    {
        _places.Add(order, place);
        return this;
    }

    public Known At(string order, long place) => At(order, place.ToString("D20", CultureInfo.InvariantCulture));

    public Known Found(string parameter, string value)
    {
        _found.Add((parameter, value));
        return this;
    }

    public bool Has(string parameter) => _found.Any(one => one.Item1 == parameter);

    public bool Is(string parameter, string value) => _found.Contains((parameter, value));

    /// <summary>Where an order has no place for it, its id alone decides.</summary>
    public string Place(string order) => _places.GetValueOrDefault(order, "");
}
