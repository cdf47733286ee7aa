using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Fronts;
using NewsApi.Scheduling;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Fronts;

/// <summary>Random fronts, withdrawals and times against a model that composes a front in the simplest way.</summary>
public class FrontModelTests(Database database) : DatabaseFixture(database)
{
    private const int Stories = 12, Tags = 3;

    private static readonly string[] Languages = ["en", "ru"];

    private readonly List<Story> _stories = [];
    private int _made;

    private static Gen<Card> Cards { get; } = Gen.Select(
        Gen.Int[0, Stories - 1], Gen.Int[-2, 6], Gen.Int[1, 8], Gen.Bool, Gen.Int[0, 5],
        (story, from, length, isNewest, tag) => new Card(story, from < 0 ? null : from, from < 0 ? null : from + length,
            isNewest && tag < Tags ? tag : null));

    private static Gen<Container> Containers { get; } = Gen.Select(
        Cards.Array[0, 4], Gen.Int[1, 5], Gen.Int[-1, Tags], (cards, limit, tag) => new Container(cards, limit, tag < 0 ? null : tag));

    private static Gen<(bool, Container[], int[])> Fronts { get; } =
        Gen.Select(Gen.Bool, Containers.Array[1, 4], Gen.Int[0, 2 * Stories].Array[3, 6]);

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        for (var tag = 0; tag < Tags; tag++)
            await Editor.Tag($"model-{tag}");
        for (var number = 0; number < Stories; number++)
        {
            // Every third story is not translated. Some stories have two tags.
            var tags = (string[])(number % 4 == 0 ? ["model-0", "model-1"] : [$"model-{number % Tags}"]);
            var english = await Editor.PublishedArticle(Makers.Content($"Story {number}", tags: tags));
            var versions = new Dictionary<string, Answer> { ["en"] = english };
            if (number % 3 != 0)
                versions["ru"] = await Editor.PublishedArticle(
                    Makers.Content($"Рассказ {number}", language: "ru", tags: tags, translationOf: english.Id));
            _stories.Add(new Story(number, [.. tags.Select(tag => tag[^1] - '0')], versions));
        }
    }

    [TestCase(10)]
    [TestCase(40, Category = "Slow")]
    public void A_front_shows_what_the_model_says(int fronts) => Fronts.Same().Sample(
        (isOnce, containers, steps) => Try(isOnce, containers, steps).GetAwaiter().GetResult(), iter: fronts, threads: 1);

    private async Task Try(bool isOnce, Container[] containers, int[] steps)
    {
        var (slug, begin) = ($"model-{++_made}", Whole(App.Clock.GetUtcNow()).AddHours(1));
        var front = await Editor.Front(slug);
        var bodies = containers.Select((one, at) => Body(one, at, begin));
        var draft = new { titles = new { en = "Model" }, dedupe = isOnce, containers = bodies };
        var saved = await Editor.Put($"/v1/editorial/fronts/{slug}/draft", draft, front.ETag);
        (await Editor.Post($"/v1/editorial/fronts/{slug}/publish", null, saved.ETag)).Expect(System.Net.HttpStatusCode.OK);
        await Compare(slug, isOnce, containers, begin);
        foreach (var step in steps)
        {
            if (step < Stories)
                await Toggle(_stories[step], step % 2 == 0 ? "en" : "ru");
            else
                App.Clock.Advance(TimeSpan.FromHours(step - Stories));
            await Compare(slug, isOnce, containers, begin);
        }
    }

    private async Task Compare(string slug, bool isOnce, Container[] containers, DateTimeOffset begin)
    {
        var before = App.Clock.GetUtcNow();
        await App.Services.GetRequiredService<CardWindowScheduler>().RunAll(DueWork.Clock, CancellationToken.None);
        foreach (var language in Languages)
            foreach (var fallsBack in (bool[])[false, true])
            {
                var answer = await Anonymous.Get($"/v1/fronts/{slug}?language={language}&fallback={(fallsBack ? "default" : "none")}");
                var at = DateTimeOffset.Parse(
                    answer.Value<string>("effectiveAt"), System.Globalization.CultureInfo.InvariantCulture);
                var shown = answer.Json["containers"]!.AsArray().Select(one => (
                    Key: (string)one!["key"]!, Ids: string.Join(' ', one["cards"]!.AsArray().Select(card => card!["article"]!["id"]))));
                Assert.That(shown, Is.EqualTo(Model(isOnce, containers, begin, at, language, fallsBack)), $"{slug} {language} {fallsBack}");
                Assert.That(
                    containers.SelectMany(one => one.Cards).SelectMany(card => (int?[])[card.From, card.Until]).OfType<int>()
                        .Select(hour => begin.AddHours(hour)).Where(edge => edge > at && edge <= before),
                    Is.Empty, "an edge has passed that the front does not show");
            }
    }

    private IEnumerable<(string, string)> Model(
        bool isOnce, Container[] containers, DateTimeOffset begin, DateTimeOffset at, string language, bool fallsBack)
    {
        var onPage = new HashSet<int>();
        var named = containers.SelectMany(one => one.Cards)
            .Where(card => card.Newest is null && card.IsOpen(begin, at) && _stories[card.Story].IsPublic("en")).Select(card => card.Story)
            .ToHashSet();
        var shown = containers.Select(_ => new List<(int Story, long Id)>()).ToList();
        foreach (var (place, container) in containers.Index())
            foreach (var card in container.Cards.Where(card => card.IsOpen(begin, at)))
            {
                var chosen = card.Newest is { } tag
                    ? Found(tag).Where(one => IsFree(place, one.Story) && !(isOnce && named.Contains(one.Story))).Take(1)
                    : _stories[card.Story].IsPublic("en") && Best(_stories[card.Story]) is { } best && IsFree(place, card.Story)
                        ? [(card.Story, best)]
                        : [];
                foreach (var one in chosen)
                    if (shown[place].Count < container.Limit)
                        Add(place, one);
            }

        foreach (var (place, container) in containers.Index())
            if (container.Backfill is { } tag)
                foreach (var one in Found(tag))
                    if (shown[place].Count < container.Limit && IsFree(place, one.Story))
                        Add(place, one);
        return shown.Index().Where(one => one.Item.Count > 0)
            .Select(one => ($"c{one.Index}", string.Join(' ', one.Item.Select(story => story.Id))));

        bool IsFree(int place, int story) => !shown[place].Any(one => one.Story == story) && !(isOnce && onPage.Contains(story));

        void Add(int place, (int Story, long Id) one)
        {
            shown[place].Add(one);
            onPage.Add(one.Story);
        }

        long? Best(Story story) =>
            story.IsPublic(language) ? story.Versions[language].Id
            : fallsBack && story.IsPublic("en") ? story.Versions["en"].Id
            : null;

        // Newest first. The tag after the last one stands for all articles.
        IEnumerable<(int Story, long Id)> Found(int tag) => _stories
            .Where(story => tag == Tags || story.Tags.Contains(tag))
            .Select(story => (story.Number, Id: Best(story)))
            .Where(one => one.Id is not null)
            .Select(one => (one.Number, one.Id!.Value))
            .OrderByDescending(one => one.Value);
    }

    private async Task Toggle(Story story, string language)
    {
        if (!story.Versions.TryGetValue(language, out var version))
            return;
        var current = await Editor.Get($"/v1/editorial/articles/{version.Id}");
        if (story.IsPublic(language))
            await Editor.Do(current, "unpublish");
        else
            await Editor.Publish(current);
        story.Withdrawn[language] = story.IsPublic(language);
    }

    private object Body(Container container, int at, DateTimeOffset begin) => new
    {
        key = $"c{at}",
        limit = container.Limit,
        backfill = container.Backfill is { } tag ? tag == Tags ? "sort=-publishedAt" : $"tag=model-{tag}" : null,
        cards = container.Cards.Select(card => new
        {
            kind = card.Newest is null ? "article" : "newest",
            article = card.Newest is null ? _stories[card.Story].Versions["en"].Id : (long?)null,
            slug = card.Newest is { } newest ? $"model-{newest}" : null,
            from = card.From is { } from ? begin.AddHours(from) : (DateTimeOffset?)null,
            until = card.Until is { } until ? begin.AddHours(until) : (DateTimeOffset?)null,
        }),
    };

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private sealed record Story(int Number, IReadOnlyList<int> Tags, IReadOnlyDictionary<string, Answer> Versions)
    {
        public Dictionary<string, bool> Withdrawn { get; } = [];

        public bool IsPublic(string language) => Versions.ContainsKey(language) && !Withdrawn.GetValueOrDefault(language);
    }

    /// <summary>The hours are counted from an hour after the front is made.</summary>
    private sealed record Card(int Story, int? From, int? Until, int? Newest)
    {
        public bool IsOpen(DateTimeOffset begin, DateTimeOffset at) =>
            (From is null || begin.AddHours(From.Value) <= at) && (Until is null || at < begin.AddHours(Until.Value));
    }

    private sealed record Container(Card[] Cards, int Limit, int? Backfill);
}
