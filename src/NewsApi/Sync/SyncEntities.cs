using NewsApi.Authors;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Fronts;
using NewsApi.Fronts.Menus;
using NewsApi.Json;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Terms;

namespace NewsApi.Sync;

/// <summary>Makes the entries of tags, sections, authors, fronts, menus, the site and rankings.</summary>
/// <param name="read">The session of the answer.</param>
/// <param name="sites">The cache of the site's settings.</param>
/// <param name="wanted">The language of names in the entries; null for the site's default language.</param>
internal sealed class SyncEntities(ReadSession read, SiteCache sites, string? wanted)
{
    // There is only one site and only one set of rankings.
    private const long OnlyId = 1;

    private static readonly Sql TagsAfterSql = new(dialect => $"""
        SELECT {TagRepository.Statements.Columns} FROM tags WHERE id > @After AND seq <= @Fixed ORDER BY id {dialect.Limit("@Take")}
        """);

    private static readonly Sql TagsSql = new(
        dialect => $"SELECT {TagRepository.Statements.Columns} FROM tags WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private static readonly Sql AuthorsAfterSql = new(dialect => $"""
        SELECT {AuthorRepository.Statements.Columns} FROM authors WHERE id > @After AND seq <= @Fixed ORDER BY id {dialect.Limit("@Take")}
        """);

    private static readonly Sql AuthorsSql = new(
        dialect => $"SELECT {AuthorRepository.Statements.Columns} FROM authors WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private static readonly Sql SectionsAfterSql = new(dialect => $"""
        {SectionRepository.Select} WHERE s.id > @After AND s.seq <= @Fixed ORDER BY s.id {dialect.Limit("@Take")}
        """);

    // The child sections are read, too, because each one contains the slug of its parent.
    private static readonly Sql SectionsSql = new(dialect => $"""
        {SectionRepository.Select}
        WHERE s.id IN {dialect.Numbers("@Ids")} OR s.parent_id IN {dialect.Numbers("@Ids")}
        ORDER BY s.id
        """);

    private static readonly Sql MenusAfterSql = new(dialect => $"""
        SELECT {MenuRepository.Statements.Columns} FROM menus WHERE id > @After AND seq <= @Fixed ORDER BY id {dialect.Limit("@Take")}
        """);

    private static readonly Sql MenusSql = new(
        dialect => $"SELECT {MenuRepository.Statements.Columns} FROM menus WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    /// <summary>
    /// The things of a kind with ids above <paramref name="after"/>, by id. Things that changed after <paramref name="seq"/> are left out.
    /// </summary>
    public async ValueTask<IReadOnlyList<SyncEntry>> List(string kind, long after, long seq, int take, CancellationToken ct)
    {
        var args = new { After = after, Fixed = seq, Take = take };
        return kind switch
        {
            ChangeKinds.Tag => await Show(kind, await read.ListAsync<Tag>(TagsAfterSql, args, ct), _ => seq, ct),
            ChangeKinds.Section => await Show(kind, await read.ListAsync<Section>(SectionsAfterSql, args, ct), _ => seq, ct),
            ChangeKinds.Author => await Show(kind, await read.ListAsync<Author>(AuthorsAfterSql, args, ct), _ => seq, ct),
            ChangeKinds.Front => await Show(await FrontQueries.After(read, after, seq, take, ct), _ => seq, ct),
            ChangeKinds.Menu => await Show(kind, await read.ListAsync<Menu>(MenusAfterSql, args, ct), _ => seq, ct),
            _ when after >= OnlyId => [],
            _ => [await Only(kind, seq, ct)],
        };
    }

    /// <summary>The entries of changed things of a kind: their present state, or their removal.</summary>
    /// <param name="kind">One of <see cref="SyncKinds.All"/>, except articles.</param>
    /// <param name="changed">The numbers of the things' last changes, by id of the thing.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyList<SyncEntry>> Find(string kind, IReadOnlyDictionary<long, long> changed, CancellationToken ct)
    {
        var args = new { Ids = ApiJson.Write(changed.Keys) };
        var newest = changed.Values.Max();
        IReadOnlyList<SyncEntry> present = kind switch
        {
            ChangeKinds.Tag => await Show(kind, await read.ListAsync<Tag>(TagsSql, args, ct), Seq, ct),
            ChangeKinds.Section => await Show(kind, await read.ListAsync<Section>(SectionsSql, args, ct), Seq, ct),
            ChangeKinds.Author => await Show(kind, await read.ListAsync<Author>(AuthorsSql, args, ct), Seq, ct),
            ChangeKinds.Front => await Show(await FrontQueries.OfIds(read, args.Ids, ct), Seq, ct),
            ChangeKinds.Menu => await Show(kind, await read.ListAsync<Menu>(MenusSql, args, ct), Seq, ct),
            _ => [await Only(kind, newest, ct)],
        };
        if (kind is ChangeKinds.Site or ChangeKinds.Ranking)
            return present;
        var gone = changed.Keys.Except(present.Select(entry => entry.Id)).ToList();
        var merged = kind == ChangeKinds.Tag && gone.Count > 0 ? await MergedTags.Into(read, gone, ct) : null;
        return
        [
            .. present,
            .. gone.Select(id => merged?.TryGetValue(id, out var into) == true
                ? new SyncEntry(kind, changed[id], id) { Reason = RemovalReason.Replaced, ReplacedBy = into }
                : new SyncEntry(kind, changed[id], id)
                {
                    Reason = kind == ChangeKinds.Front ? RemovalReason.Unpublished : RemovalReason.Deleted,
                }),
        ];

        // A child of a changed section may have no change of its own. It gets the number of the newest change.
        long Seq(long id) => changed.GetValueOrDefault(id, newest);
    }

    private async ValueTask<IReadOnlyList<SyncEntry>> Show<T>(
        string kind, IReadOnlyList<T> terms, Func<long, long> seq, CancellationToken ct) where T : Term
    {
        var site = await sites.Settings(read, ct);
        var language = LanguageOf(site);
        var targets = terms is IReadOnlyList<Menu> menus ? await MenuTargets.Of(read, menus, ct) : null;
        return
        [
            .. terms.Select(term => new SyncEntry(kind, seq(term.Id), term.Id)
            {
                Version = term.Version,
                Resource = term switch
                {
                    Tag tag => TagResponse.From(tag, language, site.DefaultLanguage),
                    Section section => SectionResponse.From(section, language, site.DefaultLanguage),
                    Author author => AuthorResponse.From(author, language, site.DefaultLanguage),
                    Menu menu => new ResolvedMenu(menu, targets!).ToResponse(language, site.DefaultLanguage),
                    _ => null,
                },
            }),
        ];
    }

    private async ValueTask<IReadOnlyList<SyncEntry>> Show(
        IReadOnlyList<PublishedFront> fronts, Func<long, long> seq, CancellationToken ct)
    {
        var site = await sites.Settings(read, ct);
        var summaries = await FrontQueries.Summaries(read, fronts, LanguageOf(site), site.DefaultLanguage, ct);
        return
        [
            .. fronts.Zip(summaries, (front, summary) => new SyncEntry(ChangeKinds.Front, seq(front.FrontId), front.FrontId)
            {
                Version = front.Revision, Resource = summary,
            }),
        ];
    }

    private async ValueTask<SyncEntry> Only(string kind, long seq, CancellationToken ct)
    {
        if (kind != ChangeKinds.Site)
            return new SyncEntry(kind, seq, OnlyId);
        var site = await sites.Settings(read, ct);
        return new SyncEntry(kind, seq, OnlyId) { Version = site.Version, Resource = SiteResponse.From(site, LanguageOf(site)) };
    }

    private string LanguageOf(SiteSettings site) =>
        wanted is null ? site.DefaultLanguage : Text.Names.Languages.Find(wanted, site.Languages) ?? wanted;
}
