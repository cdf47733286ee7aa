using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Http.Pages;
using NewsApi.Site;
using NewsApi.Tests.Support;
using NewsApi.Text;

namespace NewsApi.Tests.Articles.Published.Filters;

/// <summary>Lists by every filter and order, against what a loop over the same stories would pick.</summary>
public class ArticleFilterTests(Database database) : DatabaseFixture(database)
{
    private const int Articles = 48, Queries = 150;

    private static readonly string[] Tags = ["t0", "t1", "t2", "t3", "t4"];
    private static readonly string[] Sections = ["top", "middle", "bottom", "other"];
    private static readonly string[] Authors = ["ann", "bob"];
    private static readonly string[] Languages = ["en", "ru", "az", "hy"];
    private static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<Story> _stories = [];

    [Test]
    public async Task Any_mixture_of_filters_finds_what_it_should_in_order_and_over_pages_forth_and_back()
    {
        var random = new Random(4_711);
        for (var number = 0; number < Queries; number++)
        {
            var asked = Ask(random);
            var path = $"/v1/articles?limit={random.Next(1, 12)}&fields=id{string.Concat(asked.Select(one => "&" + one.Query))}";
            var (sort, key) = Sort(random);
            var ordered = _stories.Where(story => asked.All(one => one.Holds(story))).OrderBy(key).ThenBy(story => story.Id)
                .Select(story => story.Id).ToList();
            if (sort[0] == '-')
                ordered.Reverse();
            path += $"&sort={sort}";
            var forth = await Walk(path, "next");
            Assert.That(forth.Ids, Is.EqualTo(ordered), path);
            Assert.That((await Walk(forth.LastPath, "previous")).Ids, Is.EqualTo(ordered), $"back: {path}");
            Assert.That(
                (await Anonymous.Get(path + "&count=true")).Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(ordered.Count), path);
        }
    }

    [Test]
    public async Task However_a_list_is_planned_it_holds_the_same_articles()
    {
        var (db, names) = (App.Services.GetRequiredService<Db>(), App.Services.GetRequiredService<FilterNames>());
        await using var read = await db.ReadAsync(CancellationToken.None);
        var random = new Random(815);
        foreach (var order in ListStatements.Orders)
            for (var number = 0; number < 20; number++)
            {
                var filter = ArticleFilter.Read(ListStatements.Query(string.Join('&', Ask(random).Select(one => one.Query))));
                var site = new ArticleSiteSettings { DefaultLanguage = "en" };
                var selection = await new FilterResolver(names, read).Resolve(filter, site, CancellationToken.None);
                if (selection.IsEmpty)
                    continue;
                var answers = new List<string>();
                foreach (var size in (long[])[1, 1_000_000])
                {
                    var sized = selection with { Restrictions = [.. selection.Restrictions.Select(one => one with { Size = size })] };
                    var plan =
                        PlanChoice.Of(sized, [.. sized.Windows.Where(window => !window.Exclude).Select(window => (window, size))], order);
                    var sql = new ArticleListSql(db.Dialect, sized, plan, order, new PageRequest(100, null, ""));
                    var rows = await read.ListAsync<PublishedArticle>(sql.PageSql(ArticleShape.IdOnly), sql.Args, CancellationToken.None);
                    var count = new ArticleListSql(db.Dialect, sized, PlanChoice.ToCount(plan), order, new PageRequest(100, null, ""));
                    Assert.That(await read.FindAsync<long>(count.CountSql(), count.Args, CancellationToken.None), Is.EqualTo(rows.Count));
                    answers.Add(string.Join(' ', rows.Select(row => row.Id)));
                }

                Assert.That(answers[0], Is.EqualTo(answers[1]));
            }
    }

    [Test]
    public async Task A_section_means_those_below_it_only_where_that_is_asked()
    {
        Assert.That(await Found("section=top"), Is.EquivalentTo(Where(story => story.Section == "top")));
        Assert.That(
            await Found("section=top&sectionDescendants=true"),
            Is.EquivalentTo(Where(story => story.Section is "top" or "middle" or "bottom")));
        Assert.That(
            await Found("excludeSection=middle&sectionDescendants=true"),
            Is.EquivalentTo(Where(story => story.Section is not ("middle" or "bottom"))));
        Assert.That(
            await Found("section=top&excludeSection=bottom&sectionDescendants=true"),
            Is.EquivalentTo(Where(story => story.Section is "top" or "middle")));
    }

    [TestCase("id=one", "not_a_number")]
    [TestCase("id=1,2,-3", "not_a_number")]
    [TestCase("excludeId=1e3", "not_a_number")]
    [TestCase("id=", "invalid_value")]
    public async Task What_is_no_id_is_refused(string query, string code)
    {
        var answer = (await Anonymous.Get("/v1/articles?" + query)).Expect(HttpStatusCode.BadRequest);
        Assert.That(answer.Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_hundred_ids_are_taken_and_no_more()
    {
        var ids = Enumerable.Range(1, 101).ToList();
        (await Anonymous.Get($"/v1/articles?id={string.Join(',', ids)}")).Expect(HttpStatusCode.BadRequest);
        (await Anonymous.Get($"/v1/articles?id={string.Join(',', ids.Skip(1))}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Somebody_named_twice_brings_the_story_once()
    {
        var twice = await Editor.PublishedArticle(
            Makers.Content("Twice", authors: [new { author = "twin", role = "author" }, new { author = "twin", role = "photographer" }]));
        Assert.That((await Anonymous.Get("/v1/articles?author=twin")).Ids, Is.EqualTo(new[] { twice.Id }));
    }

    [Test]
    public async Task Odd_languages_are_refused_and_break_no_header()
    {
        foreach (var language in (string[])["x y", "\u00e9", "\u0001", "\u202e", "zz-zz-zz-zz-zz"])
            (await Anonymous.Get($"/v1/articles?language={Uri.EscapeDataString(language)}")).Refused(400, "language");
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        foreach (var tag in Tags)
            await Editor.Tag(tag);
        foreach (var author in Authors.Append("twin"))
            await Editor.Author(author);
        await Editor.Section("top");
        await Editor.Section("middle", parent: "top");
        await Editor.Section("bottom", parent: "middle");
        await Editor.Section("other");
        var random = new Random(7);
        for (var number = 0; number < Articles; number++)
        {
            var story = new Story
            {
                Slug = $"s{number}",
                // ASCII: SQLite folds no other letters, SQL Server all of them.
                Title = $"{"aBcD"[random.Next(4)]}{"xY"[random.Next(2)]} title",
                Language = Languages[random.Next(4)],
                Section = random.Next(5) is var section && section < 4 ? Sections[section] : null,
                Tags = [.. Tags.Where(_ => random.Next(3) == 0)],
                Authors = [.. Authors.Where(_ => random.Next(2) == 0)],
            };
            object Content(string body) => Makers.Content(
                story.Title, story.Slug, story.Language, story.Section, [.. story.Tags],
                [.. story.Authors.Select(author => (object)new { author })], body);
            var article = await Editor.PublishedArticle(
                Content("Once."), new { publishedAt = FirstDay.AddHours(random.Next(20)).ToString("O", CultureInfo.InvariantCulture) });
            if (random.Next(3) == 0)
                await Editor.Publish(
                    (await Editor.Put($"/v1/editorial/articles/{article.Id}", Content("Anew."), article.ETag)).Expect(HttpStatusCode.OK));
            var shown = await Anonymous.Get($"/v1/articles/{article.Id}");
            _stories.Add(story with
            {
                Id = article.Id,
                Published = shown.Value<DateTimeOffset>("publishedAt"),
                Updated = shown.Value<DateTimeOffset>("updatedAt"),
                Modified = shown.Value<DateTimeOffset>("modifiedAt"),
                Created = shown.Value<DateTimeOffset>("createdAt"),
            });
        }
    }

    private static (string Sort, Func<Story, object> Key) Sort(Random random) => random.Next(8) switch
    {
        0 => ("publishedAt", story => story.Published),
        1 => ("-updatedAt", story => story.Updated),
        2 => ("updatedAt", story => story.Updated),
        3 => ("-modifiedAt", story => story.Modified),
        4 => ("title", story => TitleKey.Of(story.Language, story.Title)),
        5 => ("-title", story => TitleKey.Of(story.Language, story.Title)),
        _ => ("-publishedAt", story => story.Published),
    };

    // The fixture's other articles have none of these slugs.
    private List<Asked> Ask(Random random)
    {
        var asked = new List<Asked> { new("excludeSlug=twice", _ => true), new("excludeAuthor=twin", _ => true) };
        for (var many = random.Next(4); many > 0; many--)
            asked.Add(random.Next(9) switch
            {
                0 or 1 => Names("tag", Tags, story => story.Tags),
                2 => Names("author", Authors, story => story.Authors),
                3 => Names("section", Sections, story => story.Section is null ? [] : [story.Section]),
                4 or 5 => Names("language", Languages, story => [story.Language]),
                6 => Names("slug", ["s1", "s2", "s3", "s40", "S5"], story => [story.Slug]),
                7 => Names("id", [.. _stories.Take(9).Select(story => $"{story.Id}")], story => [$"{story.Id}"]),
                _ => Window(),
            });
        // A time stands once.
        return [.. asked.DistinctBy(one => one.Query.Contains("From") ? one.Query.Split("From")[0] : one.Query)];

        Asked Names(string parameter, string[] names, Func<Story, IEnumerable<string>> of)
        {
            string[] some =
                [.. names.Where(_ => random.Next(2) == 0), .. random.Next(6) == 0 && parameter != "id" ? (string[])["zz"] : []];
            if (some.Length == 0)
                some = [names[0]];
            bool Has(Story story) => of(story).Any(name => some.Contains(name, StringComparer.OrdinalIgnoreCase));
            return random.Next(3) == 0
                ? new Asked($"exclude{char.ToUpperInvariant(parameter[0])}{parameter[1..]}={string.Join(',', some)}", story => !Has(story))
                : new Asked($"{parameter}={string.Join(',', some)}", Has);
        }

        Asked Window()
        {
            var (name, time) = random.Next(4) switch
            {
                0 => ("updated", story => story.Updated),
                1 => ("modified", story => story.Modified),
                2 => ("created", story => story.Created),
                _ => ("published", (Func<Story, DateTimeOffset>)(story => story.Published)),
            };
            var edges = new[] { time(_stories[random.Next(Articles)]), time(_stories[random.Next(Articles)]) }.Order().ToList();
            bool Inside(Story story) => time(story) >= edges[0] && time(story) < edges[1];
            var exclude = random.Next(2) == 0;
            var prefix = exclude ? $"exclude{char.ToUpperInvariant(name[0])}{name[1..]}" : name;
            return new Asked($"{prefix}From={Text(edges[0])}&{prefix}To={Text(edges[1])}", story => Inside(story) != exclude);
        }
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private IEnumerable<long> Where(Func<Story, bool> condition) => _stories.Where(condition).Select(story => story.Id);

    private async Task<IReadOnlyList<long>> Found(string query) =>
        (await Anonymous.Get($"/v1/articles?limit=100&fields=id&excludeAuthor=twin&{query}")).Expect(HttpStatusCode.OK).Ids;

    private async Task<(List<long> Ids, string LastPath)> Walk(string path, string direction)
    {
        var pages = new List<IReadOnlyList<long>>();
        for (var start = path.Split("&cursor=")[0]; ;)
        {
            var page = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            pages.Add(page.Ids);
            if (page.Json["page"]![direction]?.GetValue<string>() is not { } cursor)
                return ([.. (direction == "next" ? pages : pages.AsEnumerable().Reverse()).SelectMany(ids => ids)], path);
            path = $"{start}&cursor={cursor}";
        }
    }

    private sealed record Asked(string Query, Func<Story, bool> Holds);

    private sealed record Story
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";

        public string Title { get; init; } = "";

        public string Language { get; init; } = "";

        public string? Section { get; init; }

        public IReadOnlyList<string> Tags { get; init; } = [];

        public IReadOnlyList<string> Authors { get; init; } = [];

        public DateTimeOffset Published { get; init; }

        public DateTimeOffset Updated { get; init; }

        public DateTimeOffset Modified { get; init; }

        public DateTimeOffset Created { get; init; }
    }
}
