using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;
using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>A front with all that it shows, ready to be written.</summary>
/// <param name="Summary">The data of the front that lists show.</param>
/// <param name="EffectiveAt">The page shows the cards that are due at this instant.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Containers">The containers that have cards to show.</param>
internal sealed record FrontPage(
    FrontSummary Summary, DateTimeOffset EffectiveAt, string Language, IReadOnlyList<FrontPageContainer> Containers);

/// <summary>A part of a front, ready to be written.</summary>
internal sealed record FrontPageContainer(string Key, string? Title, string Layout, ShownTarget? More, IReadOnlyList<FrontPageCard> Cards);

/// <summary>A card, ready to be written.</summary>
internal sealed record FrontPageCard(ShownCardKind Kind, string Headline, bool IsCurated)
{
    public string? Summary { get; init; }

    public string? Kicker { get; init; }

    public Picture? Image { get; init; }

    public PublishedStory? Story { get; init; }

    public string? Slug { get; init; }

    public string? Url { get; init; }
}

/// <summary>Makes the page of a front for one reader.</summary>
/// <param name="read">The session of the answer.</param>
/// <param name="media">Finds uploaded pictures.</param>
/// <param name="stories">Reads the stories.</param>
/// <param name="reader">The reader's language and fallback.</param>
/// <param name="dependencies">Collects everything that the page depends on.</param>
internal sealed class FrontPageBuilder(
    ReadSession read, PublicMediaCache media, FrontStories stories, FrontAudience reader, Dependencies dependencies)
{
    private const string UsualLayout = "grid";

    /// <param name="front">The front.</param>
    /// <param name="shape">The fields that are read of each article; see <see cref="FrontQuery.Read"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<FrontPage> Make(PublishedFront front, ArticleShape shape, CancellationToken ct)
    {
        var (content, at) = (front.Content, front.EffectiveAt);
        dependencies.Add(Dependency.Site);
        dependencies.Add(Dependency.Front(front.FrontId));
        AddQueries(content, at);
        var targets = await FrontTargets.Load(read, content, reader.Language, reader.SiteDefault, dependencies, ct);
        var plan = new FrontPlacement(content, at, reader, stories);
        var containers = await plan.Make(card => card.Kind == FrontCardKind.Link || FindTarget(targets, card) is not null, ct);
        // Another translation of a chosen story may be published later. The front may then have to show that translation.
        foreach (var group in plan.Chosen)
            dependencies.Add(Dependency.Story(group));
        var cards = containers.SelectMany(container => container.Cards).ToList();
        var loaded = await stories.Load(
            [.. cards.Select(card => card.Story?.Id).OfType<long>().Distinct()], shape, reader.Language, ct);
        var pictures = await media.Find(
            read, cards.Select(card => card.Card?.Image).OfType<long>().Select(id => (id, reader.Language)), reader.SiteDefault, ct);
        AddStories(content, at, cards, loaded, shape);
        var summary = front.ToSummary(reader.Language, reader.SiteDefault) with
        {
            Section = targets.Find(FrontTargetKind.Section, content.Section)?.Slug,
        };
        return new FrontPage(
            summary, at, reader.Language,
            [
                .. from container in containers
                   let shown = container.Cards.Select(card => Show(card, loaded, targets, pictures)).OfType<FrontPageCard>().ToList()
                   where shown.Count > 0
                   select new FrontPageContainer(
                       container.Container.Key!, In(container.Container.Titles), container.Container.Layout ?? UsualLayout,
                       More(container.Container.More, targets), shown),
            ]);
    }

    // The page depends on the lists of its queries: those of containers, and those of cards that show the newest article of a tag.
    private void AddQueries(FrontContent content, DateTimeOffset at)
    {
        var queries = (content.Containers ?? []).Select(container => container.Backfill).OfType<string>().Select(FrontBackfill.Read)
            .Concat(content.Cards().Where(card => card.Kind == FrontCardKind.Newest && card.IsShownAt(at))
                .Select(card => FrontBackfill.OfTag(card.Slug!)));
        foreach (var query in queries)
            query.In(reader.Language, reader.FallsBack).AddTo(dependencies);
    }

    // A card whose article is not public is empty. It changes when the article becomes public, so the page depends on the article.
    private void AddStories(
        FrontContent content, DateTimeOffset at, IReadOnlyList<PlannedCard> cards, IReadOnlyDictionary<long, PublishedStory> loaded,
        ArticleShape shape)
    {
        foreach (var card in content.Cards().Where(card => card.IsShownAt(at)))
            if (card.Article is { } named)
                dependencies.Add(Dependency.Article(named));
        foreach (var card in cards)
        {
            if (card.Card?.Image is { } image)
                dependencies.Add(Dependency.Media(image));
            if (card.Story is not { } story || loaded.GetValueOrDefault(story.Id) is not { } shown)
                continue;
            dependencies.Add(Dependency.Article(story.Id));
            shown.AddIncludesTo(dependencies, shape);
        }
    }

    private FrontPageCard? Show(
        PlannedCard planned, IReadOnlyDictionary<long, PublishedStory> loaded, FrontTargets targets,
        IReadOnlyDictionary<(long Id, string Language), ShownMedia> pictures)
    {
        var own = planned.Card;
        var image = own?.Image is { } id ? pictures.GetValueOrDefault((id, reader.Language))?.Picture : null;
        if (planned.Story is { } found)
            return loaded.GetValueOrDefault(found.Id) is not { } story ? null
                : new FrontPageCard(ShownCardKind.Article, Own(own?.Headlines, story) ?? story.Article.Title, own is not null)
                {
                    Summary = Own(own?.Summaries, story) ?? story.Article.Summary, Kicker = Own(own?.Kickers, story),
                    Image = image ?? story.LeadPicture, Story = story,
                };
        var (headline, summary, kicker) = (In(own!.Headlines), In(own.Summaries), In(own.Kickers));
        if (own.Kind == FrontCardKind.Link)
            return new FrontPageCard(ShownCardKind.Link, headline ?? own.Url!, IsCurated: true)
            {
                Summary = summary, Kicker = kicker, Image = image, Url = own.Url,
            };
        var target = FindTarget(targets, own)!;
        return new FrontPageCard(KindOf(own.Kind), Better(own.Headlines, target.Name, target.Language), IsCurated: true)
        {
            Summary = target.Description is null ? summary : Better(own.Summaries, target.Description, target.Language), Kicker = kicker,
            Image = image, Slug = target.Slug,
        };
    }

    // A headline in another language than the story does not fit the story, so it is not shown.
    private static string? Own(IReadOnlyDictionary<string, string>? texts, PublishedStory story) =>
        FrontTexts.For(texts, story.Article.Language);

    // The target's own name in the reader's language is better than a card's text in another one.
    private string Better(IReadOnlyDictionary<string, string>? texts, string name, string language) =>
        FrontTexts.For(texts, reader.Language) ?? (LocalisedText.Serves(language, reader.Language) ? name : In(texts) ?? name);

    private static NamedTarget? FindTarget(FrontTargets targets, FrontCard card) =>
        FrontTargets.KindOf(card.Kind) is { } kind ? targets.Find(kind, card.Slug) : null;

    private static ShownTarget? More(FrontTarget? more, FrontTargets targets) => more switch
    {
        null => null,
        { Kind: FrontTargetKind.Link } => new ShownTarget(FrontTargetKind.Link, null, more.Url),
        _ => targets.Find(more.Kind!.Value, more.Slug) is { } target ? new ShownTarget(more.Kind.Value, target.Slug, null) : null,
    };

    private static ShownCardKind KindOf(FrontCardKind? kind) => kind switch
    {
        FrontCardKind.Tag => ShownCardKind.Tag,
        FrontCardKind.Section => ShownCardKind.Section,
        _ => ShownCardKind.Front,
    };

    private string? In(IReadOnlyDictionary<string, string>? texts) => FrontTexts.In(texts, reader.Language, reader.SiteDefault);
}
