using System.Globalization;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Text.Bodies;
using NewsApi.Text.Names;

namespace NewsApi.Benchmarks.Content;

/// <summary>An article that is ready to be published.</summary>
internal sealed record ReadyArticle(Article Article, ArticleRevision Revision);

/// <summary>Makes articles one by one; each run makes the same ones.</summary>
internal sealed class StoryMaker(Newsroom newsroom, int total)
{
    private const int Seed = 20_260;
    private const int Verified = 12;
    private const double ArchiveShare = 0.03;

    private static readonly DateTimeOffset Begin = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Span = TimeSpan.FromDays(3650);
    private static readonly TimeSpan Jitter = TimeSpan.FromDays(2);

    // Percentages of stories in one to four languages, and of articles per language.
    private static readonly Shares<int> Versions = new([1, 2, 3, 4], [80, 12, 5, 3]);
    private static readonly Shares<Vocabulary> Languages = new(Vocabulary.All, [40, 25, 20, 15]);

    private readonly Random _random = new(Seed);
    private readonly Dictionary<Vocabulary, Prose> _prose = [];
    private readonly Queue<Vocabulary> _versions = new();
    private int _made;
    private int _group;
    private DateTimeOffset _storyAt;

    /// <summary>
    /// Words that are in 1 % of the articles each, in the title of every tenth of these, and not a prefix of any other word.
    /// </summary>
    public static IReadOnlyList<string> Markers { get; } = [.. Enumerable.Range(0, 20).Select(number => $"qwix{(char)('a' + number)}")];

    public ReadyArticle Next()
    {
        var id = ++_made;
        if (_versions.Count == 0)
            BeginStory(id);
        var vocabulary = _versions.Dequeue();
        var prose = ProseIn(vocabulary);
        var marker = id % 5 == 0 ? Markers[id / 5 % Markers.Count] : null;
        var title = marker is not null && id / 100 % 10 == 0 ? $"{prose.Title()} {marker}" : prose.Title();
        var body = prose.Body(marker);
        if (id <= Verified)
            Prose.Verify(body);
        var publishedAt = _storyAt + TimeSpan.FromMinutes(_random.Next(90));
        return new ReadyArticle(ArticleOf(id, vocabulary, publishedAt), RevisionOf(id, vocabulary, prose, title, body));
    }

    private void BeginStory(int id)
    {
        _group = id;
        // Most ids roughly follow the time; some stories are older, as from an archive.
        var place = _random.NextDouble() < ArchiveShare ? _random.NextDouble() : (double)id / total;
        _storyAt = Begin + Span * place + Jitter * _random.NextDouble();
        foreach (var vocabulary in Languages.Pick(_random, Versions.Pick(_random)))
            _versions.Enqueue(vocabulary);
    }

    private Prose ProseIn(Vocabulary vocabulary)
    {
        if (!_prose.TryGetValue(vocabulary, out var prose))
            _prose[vocabulary] = prose = new Prose(vocabulary, _random);
        return prose;
    }

    private static Article ArticleOf(int id, Vocabulary vocabulary, DateTimeOffset publishedAt) => new()
    {
        Id = id,
        Language = vocabulary.Language,
        State = ArticleState.Published,
        NewestRevision = 1,
        PublishedRevision = 1,
        LastPublishedRevision = 1,
        Version = 2,
        CreatedAt = publishedAt.AddHours(-1),
        CreatedBy = "benchmark",
        ModifiedAt = publishedAt,
        PublishedAt = publishedAt,
        UpdatedAt = publishedAt,
    };

    private ArticleRevision RevisionOf(int id, Vocabulary vocabulary, Prose prose, string title, Body body) => new()
    {
        ArticleId = id,
        Number = 1,
        TranslationGroup = _group,
        Slug = Slugs.WithSuffix(Slugs.From(title, vocabulary.Language), id),
        Title = title,
        Summary = prose.Summary(),
        BodyHtml = body.Html,
        BodyText = body.Text,
        BodyBlocks = ApiJson.Write(body.Blocks),
        WordCount = body.WordCount,
        ReadingMinutes = body.ReadingMinutes,
        SectionId = newsroom.Sections.Pick(_random),
        Tags = newsroom.Tags.Pick(_random, Newsroom.TagsPerArticle),
        Authors = [.. Authors().Distinct().Select(author => new RevisionAuthor(author, AuthorRole.Author))],
        PlaceLine = prose.Title().Split(' ')[0].ToUpperInvariant(),
        ImageUrl = string.Create(CultureInfo.InvariantCulture, $"https://images.example.com/{id % 1000}/{id}.jpg"),
        ImageAlt = prose.Title(),
        ImageCredit = "Benchmark",
        ImageWidth = 1600,
        ImageHeight = 900,
        Syndicatable = true,
    };

    private IEnumerable<long> Authors()
    {
        for (var count = _random.Next(1, 3); count > 0; count--)
            yield return newsroom.Authors[_random.Next(newsroom.Authors.Count)];
    }
}
