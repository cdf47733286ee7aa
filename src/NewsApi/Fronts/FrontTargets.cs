using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>The tags, sections and other fronts that a front leads to, by kind and slug.</summary>
internal sealed class FrontTargets
{
    private static readonly Sql TermsSql = new(dialect => $"""
        SELECT 0 AS kind, x.id, x.slug, a.slug AS asked, x.names, x.descriptions
        FROM ({FormerSlugs.Among(ChangeKinds.Tag, dialect.Names("@Tags"))}) AS a
        JOIN tags AS x ON x.id = a.id
        UNION ALL
        SELECT 1 AS kind, x.id, x.slug, a.slug AS asked, x.names, x.descriptions
        FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Sections"))}) AS a
        JOIN sections AS x ON x.id = a.id
        """);

    private readonly Dictionary<(FrontTargetKind, string), NamedTarget> _found;

    private FrontTargets(Dictionary<(FrontTargetKind, string), NamedTarget> found) => _found = found;

    /// <summary>The tag, section or front with this slug; null if it does not exist or is not public.</summary>
    public NamedTarget? Find(FrontTargetKind kind, string? slug) =>
        slug is null ? null : _found.GetValueOrDefault((kind, slug.ToLowerInvariant()));

    public static async ValueTask<FrontTargets> Load(
        ReadSession read, FrontContent content, string language, string siteDefault, Dependencies dependencies, CancellationToken ct)
    {
        var named = Named(content).ToLookup(one => one.Kind, one => one.Slug.ToLowerInvariant());
        var found = new Dictionary<(FrontTargetKind, string), NamedTarget>();
        if (named.Contains(FrontTargetKind.Tag) || named.Contains(FrontTargetKind.Section))
            foreach (var row in await read.ListAsync<TermRow>(
                TermsSql, new { Tags = Slugs(FrontTargetKind.Tag), Sections = Slugs(FrontTargetKind.Section) }, ct))
                found[((FrontTargetKind)row.Kind, row.Asked.ToLowerInvariant())] = row.In(language, siteDefault);
        if (named.Contains(FrontTargetKind.Front))
            foreach (var front in await FrontQueries.OfSlugs(read, Slugs(FrontTargetKind.Front), ct))
            {
                var shown = front.ToSummary(language, siteDefault);
                found[(FrontTargetKind.Front, front.Slug.ToLowerInvariant())] =
                    new NamedTarget(front.FrontId, front.Slug, shown.Title, shown.Language, shown.Description);
            }

        foreach (var kind in named)
            foreach (var slug in kind)
                dependencies.Add(DependencyOn(kind.Key, found.GetValueOrDefault((kind.Key, slug))));
        return new FrontTargets(found);

        string Slugs(FrontTargetKind kind) => ApiJson.Write(named[kind].Distinct());
    }

    private static IEnumerable<(FrontTargetKind Kind, string Slug)> Named(FrontContent content)
    {
        if (content.Section is { } section)
            yield return (FrontTargetKind.Section, section);
        foreach (var container in content.Containers ?? [])
            if (container.More is { Kind: { } kind and not FrontTargetKind.Link, Slug: { } slug })
                yield return (kind, slug);
        foreach (var card in content.Cards())
            if (card.Slug is { } slug && KindOf(card.Kind) is { } kind)
                yield return (kind, slug);
    }

    /// <summary>The kind of target of a card; null for cards of articles and links.</summary>
    public static FrontTargetKind? KindOf(FrontCardKind? kind) => kind switch
    {
        FrontCardKind.Tag => FrontTargetKind.Tag,
        FrontCardKind.Section => FrontTargetKind.Section,
        FrontCardKind.Front => FrontTargetKind.Front,
        _ => null,
    };

    // If the target does not exist, the page depends on all targets of this kind, because the target may be created later.
    private static Dependency DependencyOn(FrontTargetKind kind, NamedTarget? target) => (kind, target) switch
    {
        (FrontTargetKind.Tag, { } tag) => Dependency.Tag(tag.Id),
        (FrontTargetKind.Tag, _) => Dependency.Tags,
        (FrontTargetKind.Section, { } section) => Dependency.Section(section.Id),
        (FrontTargetKind.Section, _) => Dependency.Sections,
        (FrontTargetKind.Front, { } front) => Dependency.Front(front.Id),
        (FrontTargetKind.Front, _) => Dependency.Fronts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private sealed record TermRow
    {
        /// <summary>A <see cref="FrontTargetKind"/>.</summary>
        public int Kind { get; init; }

        public long Id { get; init; }

        public string Slug { get; init; } = "";

        /// <summary>The slug that the front refers to; it may be a former slug of the tag or section.</summary>
        public string Asked { get; init; } = "";

        public LocalisedText Names { get; init; } = LocalisedText.From(null);

        public LocalisedText Descriptions { get; init; } = LocalisedText.From(null);

        public NamedTarget In(string language, string siteDefault)
        {
            var (name, used) = Names.Pick(language, siteDefault) ?? (Slug, siteDefault);
            return new NamedTarget(Id, Slug, name, used, Descriptions.PickText(used, siteDefault));
        }
    }
}

/// <summary>A tag, a section or a front with its name in one language.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">The present slug.</param>
/// <param name="Name">The name in <paramref name="Language"/>.</param>
/// <param name="Language">The language of the name.</param>
/// <param name="Description">The description; null if there is none.</param>
internal sealed record NamedTarget(long Id, string Slug, string Name, string Language, string? Description);
