using NewsApi.Articles.Published.Lookup;
using NewsApi.Site;

namespace NewsApi.Fronts;

/// <summary>
/// Decides which stories are shown where. First, the stories that editors chose are reserved for their cards, in the whole front. Neither
/// a query nor a card for the newest story of a tag can use them. Then each query fills the rest of its container. With dedupe, no story
/// is shown twice.
/// </summary>
/// <param name="content">The front.</param>
/// <param name="at">The instant for which the windows of the cards are applied.</param>
/// <param name="reader">The reader's language, and whether stories that lack it are shown in the site's default language.</param>
/// <param name="stories">Reads the stories.</param>
internal sealed class FrontPlacement(FrontContent content, DateTimeOffset at, FrontAudience reader, FrontStories stories)
{
    public const int UsualLimit = 10;

    private readonly HashSet<long> _onFront = [], _chosen = [];

    private readonly List<PlannedContainer> _containers = [];

    private bool IsOnce => content.Dedupe ?? true;

    /// <summary>The translation groups of the stories of open cards, also of stories that have no translation for the reader yet.</summary>
    public IReadOnlyCollection<long> Chosen => _chosen;

    /// <param name="isShown">Whether a link, or the tag, section or front of a card, can be shown.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyList<PlannedContainer>> Make(Func<FrontCard, bool> isShown, CancellationToken ct)
    {
        var named = await stories.OfCards(
            [.. content.Cards().Where(card => card.IsShownAt(at)).Select(card => card.Article).OfType<long>().Distinct()],
            reader.Languages, ct);
        _chosen.UnionWith(named.Values.Select(story => story.Group));
        foreach (var container in content.Containers ?? [])
        {
            var planned = new PlannedContainer(container, container.Limit ?? UsualLimit);
            _containers.Add(planned);
            foreach (var card in (container.Cards ?? []).Where(card => card.IsShownAt(at)))
                if (planned.HasRoom)
                    await Place(planned, card, named, isShown, ct);
        }

        foreach (var planned in _containers)
            if (planned.HasRoom && planned.Container.Backfill is { } query)
                foreach (var story in await Fresh(planned, FrontBackfill.Read(query), planned.Room, ct))
                    Add(planned, new PlannedCard(null, story));
        return _containers;
    }

    private async ValueTask Place(
        PlannedContainer planned, FrontCard card, IReadOnlyDictionary<long, TranslatedArticle> named, Func<FrontCard, bool> isShown,
        CancellationToken ct)
    {
        switch (card.Kind)
        {
            case FrontCardKind.Article:
                if (named.GetValueOrDefault(card.Article!.Value).Found is { } story && IsFree(planned, story))
                    Add(planned, new PlannedCard(card, story));
                break;
            case FrontCardKind.Newest:
                foreach (var newest in await Fresh(planned, FrontBackfill.OfTag(card.Slug!), most: 1, ct, IsOnce ? _chosen : null))
                    Add(planned, new PlannedCard(card, newest));
                break;
            default:
                if (isShown(card))
                    planned.Cards.Add(new PlannedCard(card, null));
                break;
        }
    }

    // Most stories that a query finds are not on the front yet. So the first read takes only a few more stories than are wanted. If too few
    // of them are free, a second read takes enough for every case.
    private async ValueTask<IReadOnlyList<GroupedArticle>> Fresh(
        PlannedContainer planned, FrontBackfill query, int most, CancellationToken ct, IReadOnlyCollection<long>? reserved = null)
    {
        var taken = (IsOnce ? _onFront : planned.Stories).Count + (reserved?.Count ?? 0);
        var (found, hasMore) = await Find(Math.Min(taken, most + 5));
        return found.Count < most && hasMore ? (await Find(taken)).Found : found;

        async ValueTask<(IReadOnlyList<GroupedArticle> Found, bool HasMore)> Find(int spare)
        {
            var (all, more) = await stories.First(query.First(reader.Language, reader.FallsBack, most + spare), ct);
            var free = all.Where(story => IsFree(planned, story) && reserved?.Contains(story.Group) is not true);
            return ([.. free.DistinctBy(story => story.Group).Take(most)], more);
        }
    }

    private bool IsFree(PlannedContainer planned, GroupedArticle story) =>
        !planned.Stories.Contains(story.Group) && !(IsOnce && _onFront.Contains(story.Group));

    private void Add(PlannedContainer planned, PlannedCard card)
    {
        planned.Cards.Add(card);
        planned.Stories.Add(card.Story!.Value.Group);
        _onFront.Add(card.Story.Value.Group);
    }
}

/// <summary>A container with the cards that it shows.</summary>
internal sealed record PlannedContainer(FrontContainer Container, int Limit)
{
    public List<PlannedCard> Cards { get; } = [];

    /// <summary>The translation groups of its stories.</summary>
    public HashSet<long> Stories { get; } = [];

    public int Room => Limit - Cards.Count;

    public bool HasRoom => Room > 0;
}

/// <summary>A card that is shown.</summary>
/// <param name="Card">The card that an editor chose; null for a story that a query found.</param>
/// <param name="Story">The story; null for a card that shows no article.</param>
internal sealed record PlannedCard(FrontCard? Card, GroupedArticle? Story);

/// <summary>The language and fallback of the reader for whom a front is made.</summary>
/// <param name="Language">The language of its articles and texts.</param>
/// <param name="SiteDefault">The site's default language.</param>
/// <param name="FallsBack">Whether stories that lack the language are shown in the default one.</param>
internal sealed record FrontAudience(string Language, string SiteDefault, bool FallsBack)
{
    public IReadOnlyList<string> Languages => FallsBack ? [Language, SiteDefault] : [Language];

    public static FrontAudience Of(ReaderLanguage language, bool fallsBack) => new(language.Tag, language.SiteDefault, fallsBack);
}
