using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>The tags, sections and authors that items of menus lead to, as they are now. A merged tag is the one that it was merged into.</summary>
internal sealed class MenuTargets
{
    /// <summary>The kinds of the change log that items lead to.</summary>
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string> { ChangeKinds.Section, ChangeKinds.Tag, ChangeKinds.Author };

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

    private readonly Dictionary<(MenuItemKind Kind, long Id), MenuTarget> _found;

    private MenuTargets(IReadOnlyList<MenuTarget> rows) =>
        _found = rows.ToDictionary(row => (Enum.Parse<MenuItemKind>(row.Kind), row.Asked));

    public static async ValueTask<MenuTargets> Of(ReadSession read, IEnumerable<Menu> menus, CancellationToken ct) =>
        new(await read.ListAsync<MenuTarget>(ListSql, Ids(menus), ct));

    public static MenuTargets Of(ContentWrite write, Menu menu) => new(write.List<MenuTarget>(ListSql, Ids([menu])));

    /// <returns>What the item leads to; null where it is gone, and for items that lead to nothing of the site.</returns>
    public MenuTarget? Find(MenuItem item) => item.Target is { } id ? _found.GetValueOrDefault((item.Kind, id)) : null;

    /// <summary>Adds all that the menu leads to: what is gone as well, because its return would show.</summary>
    public void AddTo(Dependencies dependencies, Menu menu)
    {
        foreach (var item in menu.AllItems)
            foreach (var id in ((long?[])[item.Target, Find(item)?.Id]).OfType<long>())
                dependencies.Add(item.Kind switch
                {
                    MenuItemKind.Section => Dependency.Section(id),
                    MenuItemKind.Tag => Dependency.Tag(id),
                    _ => Dependency.Author(id),
                });
    }

    private static object Ids(IEnumerable<Menu> menus)
    {
        var ids = menus.SelectMany(menu => menu.AllItems).Where(item => item.Target is not null)
            .ToLookup(item => item.Kind, item => item.Target!.Value);
        return new
        {
            Sections = ApiJson.Write(ids[MenuItemKind.Section].Distinct()),
            Tags = ApiJson.Write(ids[MenuItemKind.Tag].Distinct()),
            Authors = ApiJson.Write(ids[MenuItemKind.Author].Distinct()),
        };
    }
}

/// <summary>What items lead to.</summary>
internal sealed record MenuTarget
{
    public string Kind { get; init; } = "";

    /// <summary>The id that the item holds.</summary>
    public long Asked { get; init; }

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);
}
