using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>
/// The tags, sections, authors and fronts that items of menus lead to, as they are now. A merged tag is replaced by the tag
/// that it was merged into.
/// </summary>
internal sealed class MenuTargets
{
    /// <summary>The kinds of things that items can lead to, by their names in the change log.</summary>
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string>
    {
        ChangeKinds.Section, ChangeKinds.Tag, ChangeKinds.Author, ChangeKinds.Front,
    };

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT '{nameof(MenuItemKind.Section)}' AS kind, x.id AS asked, x.id, x.slug, x.names
        FROM sections AS x
        WHERE x.id IN {dialect.Numbers("@Sections")}
        UNION ALL
        SELECT '{nameof(MenuItemKind.Author)}' AS kind, x.id AS asked, x.id, x.slug, x.names
        FROM authors AS x
        WHERE x.id IN {dialect.Numbers("@Authors")}
        UNION ALL
        SELECT '{nameof(MenuItemKind.Tag)}' AS kind, x.id AS asked, x.id, x.slug, x.names
        FROM tags AS x
        WHERE x.id IN {dialect.Numbers("@Tags")}
        UNION ALL
        SELECT '{nameof(MenuItemKind.Tag)}' AS kind, m.id AS asked, x.id, x.slug, x.names
        FROM tag_merges AS m
        JOIN tags AS x ON x.id = m.into_id
        WHERE m.id IN {dialect.Numbers("@Tags")}
        """);

    // Editors see that an item leads to a front that is not public.
    private static readonly Sql FrontsSql = new(dialect => $"""
        SELECT '{nameof(MenuItemKind.Front)}' AS kind, f.id AS asked, f.id, f.slug
        FROM fronts AS f
        WHERE f.id IN {dialect.Numbers("@Fronts")}
        """);

    private readonly Dictionary<(MenuItemKind Kind, long Id), MenuTarget> _found;

    private MenuTargets(IEnumerable<MenuTarget> rows) =>
        _found = rows.ToDictionary(row => (Enum.Parse<MenuItemKind>(row.Kind), row.Asked));

    /// <summary>The targets that readers may see.</summary>
    public static async ValueTask<MenuTargets> Of(ReadSession read, IEnumerable<Menu> menus, CancellationToken ct)
    {
        var ids = new TargetIds(menus);
        var terms = await read.ListAsync<MenuTarget>(ListSql, ids, ct);
        return ids.HasFronts ? new([.. terms, .. (await FrontQueries.OfIds(read, ids.Fronts, ct)).Select(MenuTarget.Of)]) : new(terms);
    }

    public static async ValueTask<MenuTargets> ForEditors(ReadSession read, IEnumerable<Menu> menus, CancellationToken ct)
    {
        var ids = new TargetIds(menus);
        return new([.. await read.ListAsync<MenuTarget>(ListSql, ids, ct), .. await read.ListAsync<MenuTarget>(FrontsSql, ids, ct)]);
    }

    public static MenuTargets ForEditors(ContentWrite write, Menu menu)
    {
        var ids = new TargetIds([menu]);
        return new([.. write.List<MenuTarget>(ListSql, ids), .. write.List<MenuTarget>(FrontsSql, ids)]);
    }

    /// <returns>The target of the item; null if the target does not exist or is not public, and for links and groups.</returns>
    public MenuTarget? Find(MenuItem item) => item.Target is { } id ? _found.GetValueOrDefault((item.Kind, id)) : null;

    /// <summary>Adds all targets of the menu, also missing ones: if such a target becomes public again, the menu changes.</summary>
    public void AddTo(Dependencies dependencies, Menu menu)
    {
        foreach (var item in menu.AllItems)
            foreach (var id in ((long?[])[item.Target, Find(item)?.Id]).OfType<long>())
                dependencies.Add(item.Kind switch
                {
                    MenuItemKind.Section => Dependency.Section(id),
                    MenuItemKind.Tag => Dependency.Tag(id),
                    MenuItemKind.Author => Dependency.Author(id),
                    _ => Dependency.Front(id),
                });
    }

    /// <summary>The ids that items hold, by kind, as JSON.</summary>
    private sealed class TargetIds(IEnumerable<Menu> menus)
    {
        private readonly ILookup<MenuItemKind, long> _ids = menus.SelectMany(menu => menu.AllItems).Where(item => item.Target is not null)
            .ToLookup(item => item.Kind, item => item.Target!.Value);

        public bool HasFronts => _ids.Contains(MenuItemKind.Front);

        public string Sections => Of(MenuItemKind.Section);

        public string Tags => Of(MenuItemKind.Tag);

        public string Authors => Of(MenuItemKind.Author);

        public string Fronts => Of(MenuItemKind.Front);

        private string Of(MenuItemKind kind) => ApiJson.Write(_ids[kind].Distinct());
    }
}

/// <summary>The target of items.</summary>
internal sealed record MenuTarget
{
    public string Kind { get; init; } = "";

    /// <summary>The id that the item holds.</summary>
    public long Asked { get; init; }

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);

    public static MenuTarget Of(PublishedFront front) => new()
    {
        Kind = nameof(MenuItemKind.Front),
        Asked = front.FrontId,
        Id = front.FrontId,
        Slug = front.Slug,
        Names = LocalisedText.From(front.Content.Titles),
    };
}
