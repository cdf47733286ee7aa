using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

internal sealed class MenuRepository(Db db, ChangeLog changes)
{
    public static readonly TermSql Statements = new(ChangeKinds.Menu, nameof(Menu.Names), nameof(Menu.Items));

    private static readonly TermStore<Menu> Store = new(ChangeKinds.Menu, Statements, Row, Audited);

    /// <summary>The menu with this id, as editors see it.</summary>
    public async Task<ResolvedMenu?> Find(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Menu>(Statements.Find, new { Id = id }, ct) is { } menu
            ? new ResolvedMenu(menu, await MenuTargets.ForEditors(read, [menu], ct))
            : null;
    }

    /// <summary>The menu with this present or former slug, as readers see it.</summary>
    public Task<ResolvedMenu?> FindBySlug(string slug, CancellationToken ct) => db.ReadSnapshotAsync(
        async read => await read.FindAsync<Menu>(Statements.FindBySlug, new { Slug = slug }, ct) is { } menu
            ? new ResolvedMenu(menu, await MenuTargets.Of(read, [menu], ct))
            : null,
        ct);

    /// <summary>A page of menus, in the order of slugs.</summary>
    public async Task<PageRows<ResolvedMenu>> List(PageRequest page, bool forEditors, CancellationToken ct)
    {
        var found = await PageRows<Menu>.Read(
            db, page, Statements.List.For(page), Statements.Count,
            new { Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), page.Take }, ct);
        await using var read = await db.ReadAsync(ct);
        var targets = forEditors ? await MenuTargets.ForEditors(read, found.Rows, ct) : await MenuTargets.Of(read, found.Rows, ct);
        return new PageRows<ResolvedMenu>([.. found.Rows.Select(menu => new ResolvedMenu(menu, targets))], found.Total);
    }

    public Task<Outcome<ResolvedMenu>> Add(MenuRequest request, Caller by, CancellationToken ct) => changes.WriteAsync(
        by, write => From(write, request, present: null).Then(menu => Stored(write, Store.Add(write, menu))), ct);

    public Task<Outcome<ResolvedMenu>> Update(long id, int version, MenuRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(
            by,
            write => Store.Load(write, id, version).Then(
                before => From(write, request, before.Slug).Then(after => Stored(write, Store.Update(write, before, after)))),
            ct);

    public Task<Outcome<Menu>> Delete(long id, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Store.Load(write, id, version).Then(menu =>
        {
            MenuUses.Forget(write, menu.Id);
            return Store.Delete(write, menu);
        }),
        ct);

    private static Outcome<ResolvedMenu> Stored(ContentWrite write, Outcome<Menu> stored) => stored.Then<ResolvedMenu>(menu =>
    {
        MenuUses.Store(write, menu);
        return new ResolvedMenu(menu, MenuTargets.ForEditors(write, menu));
    });

    private static Outcome<Menu> From(ContentWrite write, MenuRequest request, string? present)
    {
        var items = MenuSlugs.Of(write, request);
        if (items.Errors.Count > 0)
            return Problem.Unprocessable(items.Errors);
        var names = LocalisedText.From(request.Names);
        return new Menu { Slug = request.Slug ?? present ?? names.ToSlug(), Names = names, Items = items.Resolved };
    }

    // The slug of a target can change without a change of the menu, so the audit has the ids.
    private static object Audited(Menu menu) => new { menu.Id, menu.Slug, Names = menu.Names.Texts, menu.Items };

    private static object Row(Menu menu, long seq) => new
    {
        menu.Id, menu.Slug, menu.Names, Items = ApiJson.Write(menu.Items), menu.Version, Seq = seq, menu.CreatedAt, menu.ModifiedAt,
    };
}
