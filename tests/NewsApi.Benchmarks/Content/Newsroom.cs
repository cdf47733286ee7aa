using NewsApi.Access;
using NewsApi.Authors;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Benchmarks.Content;

/// <summary>The references of the articles, stored in the database: 200 tags, 12 sections, 50 authors, four languages.</summary>
internal sealed record Newsroom(Shares<long> Tags, Shares<long> Sections, IReadOnlyList<long> Authors)
{
    public const int TagsPerArticle = 5;

    /// <summary>The caller of all writes.</summary>
    public static readonly Caller Editor = new("benchmark", Role.Admin);

    private const int AuthorCount = 50;
    private const int MiddleTags = 175;
    private const double CommonShare = 0.2, RareShare = 0.0005;

    private static readonly string[] SectionSlugs =
        ["world", "politics", "economy", "society", "culture", "sport", "europe", "asia", "caucasus", "markets", "energy", "football"];

    private static readonly Dictionary<string, string> Parents = new()
    {
        ["europe"] = "world", ["asia"] = "world", ["caucasus"] = "world",
        ["markets"] = "economy", ["energy"] = "economy", ["football"] = "sport",
    };

    /// <summary>Tags on about a fifth of all articles each.</summary>
    public static IReadOnlyList<string> CommonTags { get; } = [.. Enumerable.Range(1, 5).Select(number => $"common-{number}")];

    /// <summary>Tags on about one article in 2,000 each.</summary>
    public static IReadOnlyList<string> RareTags { get; } = [.. Enumerable.Range(1, 20).Select(number => $"rare-{number}")];

    /// <summary>Creates it through the repositories.</summary>
    public static async Task<Newsroom> Create(Db db, CancellationToken ct)
    {
        var changes = new ChangeLog(db, new Freshness(), TimeProvider.System);
        string[] languages = [.. Vocabulary.All.Select(vocabulary => vocabulary.Language)];
        Value(await new SiteRepository(db, changes).Update(
            1, new SiteRequest("The Benchmark", null, null, languages, languages[0], null, null, null, null, null, null, null, null),
            Editor, ct));
        return new Newsroom(
            await AddTags(new TagRepository(db, changes), ct),
            await AddSections(new SectionRepository(db, changes), ct),
            await AddAuthors(new AuthorRepository(db, changes), ct));
    }

    private static async Task<Shares<long>> AddTags(TagRepository tags, CancellationToken ct)
    {
        string[] slugs = [.. CommonTags, .. Enumerable.Range(1, MiddleTags).Select(number => $"topic-{number}"), .. RareTags];
        var ids = new List<long>();
        foreach (var slug in slugs)
            ids.Add(Value(await tags.Add(new TagRequest(slug, TagKind.Topic, Names(slug), null, null), Editor, ct)).Id);
        // The remaining weight follows Zipf's law: the n-th tag gets about 1/n.
        var left = TagsPerArticle - CommonTags.Count * CommonShare - RareTags.Count * RareShare;
        var harmonic = Enumerable.Range(1, MiddleTags).Sum(number => 1.0 / (number + 10));
        return new Shares<long>(ids,
        [
            .. CommonTags.Select(_ => CommonShare),
            .. Enumerable.Range(1, MiddleTags).Select(number => left / harmonic / (number + 10)),
            .. RareTags.Select(_ => RareShare),
        ]);
    }

    private static async Task<Shares<long>> AddSections(SectionRepository sections, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var (order, slug) in SectionSlugs.Index())
        {
            var request = new SectionRequest(slug, Names(slug), null, Parents.GetValueOrDefault(slug), order);
            ids.Add(Value(await sections.Add(request, Editor, ct)).Id);
        }
        return new Shares<long>(ids, [.. SectionSlugs.Index().Select(section => 1.0 / (section.Index + 1))]);
    }

    private static async Task<IReadOnlyList<long>> AddAuthors(AuthorRepository authors, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var number in Enumerable.Range(1, AuthorCount))
        {
            var request = new AuthorRequest($"author-{number}", Names($"author {number}"), null, null, null);
            ids.Add(Value(await authors.Add(request, Editor, ct)).Id);
        }
        return ids;
    }

    private static Dictionary<string, string> Names(string name) =>
        Vocabulary.All.ToDictionary(vocabulary => vocabulary.Language, vocabulary => $"{name} ({vocabulary.Language})");

    private static T Value<T>(Outcome<T> outcome) where T : class => outcome.Succeeded(out var value, out var problem)
        ? value
        : throw new InvalidOperationException($"The generated newsroom is not valid: {problem.Detail}");
}
