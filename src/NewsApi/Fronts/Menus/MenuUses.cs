using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Fronts.Menus;

/// <summary>Which menus lead to which tags, sections, authors and fronts.</summary>
internal static class MenuUses
{
    private static readonly Sql AddSql = new(
        "INSERT INTO menu_targets (kind, target_id, menu_id) VALUES (@Kind, @Target, @MenuId)");

    private static readonly Sql ForgetSql = new("DELETE FROM menu_targets WHERE menu_id = @MenuId");

    // An item keeps the id of a merged tag.
    private static readonly Sql FindSql = new(dialect => $"""
        SELECT t.menu_id, t.target_id AS id
        FROM menu_targets AS t
        WHERE t.kind = @Kind AND t.target_id IN {dialect.Numbers("@Ids")}
        UNION ALL
        SELECT t.menu_id, m.into_id AS id
        FROM tag_merges AS m
        JOIN menu_targets AS t ON t.kind = '{ChangeKinds.Tag}' AND t.target_id = m.id
        WHERE @Kind = '{ChangeKinds.Tag}' AND m.into_id IN {dialect.Numbers("@Ids")}
        """);

    public static void Store(ContentWrite write, Menu menu)
    {
        Forget(write, menu.Id);
        var targets = menu.AllItems.Where(item => item.Target is not null).Select(item => (item.Kind, item.Target)).Distinct();
        foreach (var (kind, target) in targets)
            write.Run(AddSql, new { Kind = $"{kind}".ToLowerInvariant(), Target = target, MenuId = menu.Id });
    }

    public static void Forget(ContentWrite write, long menuId) => write.Run(ForgetSql, new { MenuId = menuId });

    /// <param name="read">The session.</param>
    /// <param name="kind">One of <see cref="MenuTargets.Kinds"/>.</param>
    /// <param name="ids">Ids of that kind.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The menus that lead to these ids; each row has one menu and one of the ids.</returns>
    public static ValueTask<IReadOnlyList<MenuUse>> Of(
        ReadSession read, string kind, IEnumerable<long> ids, CancellationToken ct) =>
        read.ListAsync<MenuUse>(FindSql, new { Kind = kind, Ids = ApiJson.Write(ids) }, ct);
}

/// <summary>A menu and one of the targets that it leads to.</summary>
internal sealed record MenuUse
{
    public long MenuId { get; init; }

    /// <summary>The id of the tag, section, author or front.</summary>
    public long Id { get; init; }
}
