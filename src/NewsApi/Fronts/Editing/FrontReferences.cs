using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Terms;

namespace NewsApi.Fronts.Editing;

/// <summary>The articles, pictures and slugs that a front refers to, each with a JSON pointer to the reference.</summary>
internal sealed class FrontReferences
{
    private const string Article = "article", Media = "media", Tag = "tag", Section = "section", Author = "author", Front = "front";

    private static readonly Sql KnownSql = new(dialect => $"""
        SELECT '{Article}' AS kind, a.id, CAST(NULL AS nvarchar(120)) AS slug
        FROM articles AS a
        WHERE a.id IN {dialect.Numbers("@Articles")} AND a.purged_at IS NULL
        UNION ALL
        SELECT '{Media}' AS kind, m.id, CAST(NULL AS nvarchar(120)) AS slug
        FROM media AS m
        WHERE m.id IN {dialect.Numbers("@Media")} AND m.kind = '{nameof(MediaKind.Image)}' AND m.state = '{nameof(MediaState.Active)}'
        UNION ALL
        SELECT '{Tag}' AS kind, t.id, t.slug FROM ({FormerSlugs.Among(ChangeKinds.Tag, dialect.Names("@Tags"))}) AS t
        UNION ALL
        SELECT '{Section}' AS kind, s.id, s.slug FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Sections"))}) AS s
        UNION ALL
        SELECT '{Author}' AS kind, w.id, w.slug FROM ({FormerSlugs.Among(ChangeKinds.Author, dialect.Names("@Authors"))}) AS w
        UNION ALL
        SELECT '{Front}' AS kind, f.id, f.slug FROM fronts AS f WHERE f.slug IN {dialect.Names("@Fronts")}
        """);

    private readonly List<(string Kind, string Name, string Pointer)> _all = [];

    /// <param name="content">The front.</param>
    /// <param name="at">JSON pointer to the front in the body.</param>
    /// <param name="slug">Slug of the front itself. A new front may refer to itself, although it does not exist yet.</param>
    public FrontReferences(FrontContent content, string at, string? slug)
    {
        Slug = slug;
        Add(Section, content.Section, $"{at}/section");
        foreach (var (place, container) in (content.Containers ?? []).Index())
            AddContainer(container, $"{at}/containers/{place}");
    }

    private string? Slug { get; }

    /// <summary>The errors for references to things that do not exist, read in the transaction of a write.</summary>
    public IReadOnlyList<ProblemError> Unknown(ContentWrite write) =>
        _all.Count == 0 ? [] : Unknown(write.List<KnownRow>(KnownSql, Args()));

    /// <summary>The errors for references to things that do not exist, for a body that is refused for another reason.</summary>
    public async Task<IReadOnlyList<ProblemError>> Unknown(Db db, CancellationToken ct) =>
        _all.Count == 0 ? [] : Unknown(await db.ListAsync<KnownRow>(KnownSql, Args(), ct));

    private void AddContainer(FrontContainer? container, string at)
    {
        if (container?.More is { Kind: { } leadsTo and not FrontTargetKind.Link } more)
            Add(NameOf(leadsTo), more.Slug, $"{at}/more/slug");
        if (container?.Backfill is { } query && FrontBackfill.Check(query).Count == 0)
            foreach (var names in FrontBackfill.Read(query).Filter.Names)
                foreach (var name in names.Slugs)
                    Add(NameOf(names.By), name, $"{at}/backfill");
        foreach (var (place, card) in (container?.Cards ?? []).Index())
            AddCard(card, $"{at}/cards/{place}");
    }

    private void AddCard(FrontCard? card, string at)
    {
        Add(Article, card?.Article, $"{at}/article");
        Add(Media, card?.Image, $"{at}/image");
        if (card?.Kind == FrontCardKind.Newest)
            Add(Tag, card.Slug, $"{at}/slug");
        else if (FrontTargets.KindOf(card?.Kind) is { } kind)
            Add(NameOf(kind), card!.Slug, $"{at}/slug");
    }

    private void Add(string kind, long? id, string pointer) =>
        Add(kind, id?.ToString(CultureInfo.InvariantCulture), pointer);

    private void Add(string kind, string? name, string pointer)
    {
        if (name is not null)
            _all.Add((kind, name, pointer));
    }

    private object Args() => new
    {
        Articles = Ids(Article), Media = Ids(Media), Tags = Slugs(Tag), Sections = Slugs(Section), Authors = Slugs(Author),
        Fronts = Slugs(Front),
    };

    private string Slugs(string kind) => ApiJson.Write(_all.Where(one => one.Kind == kind).Select(one => one.Name).Distinct());

    private string Ids(string kind) => ApiJson.Write(
        _all.Where(one => one.Kind == kind).Select(one => long.Parse(one.Name, CultureInfo.InvariantCulture)).Distinct());

    private List<ProblemError> Unknown(IReadOnlyList<KnownRow> known)
    {
        var names = known.Select(row => (row.Kind, Name: (row.Slug ?? $"{row.Id}").ToLowerInvariant())).ToHashSet();
        if (Slug is not null)
            names.Add((Front, Slug.ToLowerInvariant()));
        return
        [
            .. from one in _all
               where !names.Contains((one.Kind, one.Name.ToLowerInvariant()))
               select ProblemError.InBody(
                   one.Pointer, $"unknown_{one.Kind}",
                   one.Kind == Media ? $"There is no picture {one.Name}." : $"There is no {one.Kind} '{one.Name}'."),
        ];
    }

    private static string NameOf(FrontTargetKind kind) => kind switch
    {
        FrontTargetKind.Tag => Tag,
        FrontTargetKind.Section => Section,
        _ => Front,
    };

    private static string NameOf(NameFilter.FilterSubject subject) => subject switch
    {
        NameFilter.FilterSubject.Tag => Tag,
        NameFilter.FilterSubject.Section => Section,
        _ => Author,
    };

    private sealed record KnownRow
    {
        public string Kind { get; init; } = "";

        public long Id { get; init; }

        public string? Slug { get; init; }
    }
}

/// <summary>Reports the unknown references of a new front in the same answer as its other faults.</summary>
internal sealed class FrontRequestCheck(Db db) : IReferenceCheck<FrontRequest>
{
    public Task<IReadOnlyList<ProblemError>> Find(FrontRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        body.Draft is null
            ? Task.FromResult<IReadOnlyList<ProblemError>>([])
            : FrontContentCheck.Find(db, body.Draft, "/draft", body.Slug, wrong, context.RequestAborted);
}

/// <summary>Reports the unknown references of a draft in the same answer as its other faults.</summary>
internal sealed class FrontContentCheck(Db db) : IReferenceCheck<FrontContent>
{
    public Task<IReadOnlyList<ProblemError>> Find(FrontContent body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        Find(db, body, "", context.Request.RouteValues["slug"]?.ToString(), wrong, context.RequestAborted);

    public static async Task<IReadOnlyList<ProblemError>> Find(
        Db db, FrontContent content, string at, string? slug, IReadOnlyCollection<string> wrong, CancellationToken ct) =>
        [.. (await new FrontReferences(content, at, slug).Unknown(db, ct)).Where(error => !wrong.Contains(error.Pointer!))];
}
