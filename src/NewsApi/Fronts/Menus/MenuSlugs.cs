using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>The slugs in a request, resolved to ids.</summary>
internal sealed class MenuSlugs
{
    private const string Items = "/items";

    private static readonly Sql FindSql = new(dialect => $"""
        SELECT '{nameof(MenuItemKind.Section)}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Sections"))}) AS x
        UNION ALL
        SELECT '{nameof(MenuItemKind.Tag)}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Tag, dialect.Names("@Tags"))}) AS x
        UNION ALL
        SELECT '{nameof(MenuItemKind.Author)}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Author, dialect.Names("@Authors"))}) AS x
        UNION ALL
        SELECT '{nameof(MenuItemKind.Front)}' AS kind, x.id, x.slug
        FROM fronts AS x
        WHERE x.slug IN {dialect.Names("@Fronts")}
        """);

    private readonly IReadOnlyList<SlugRow> _rows;
    private readonly IReadOnlyCollection<string> _wrong;
    private readonly List<ProblemError> _errors = [];

    private MenuSlugs(IReadOnlyList<SlugRow> rows, MenuRequest request, IReadOnlyCollection<string> wrong)
    {
        (_rows, _wrong) = (rows, wrong);
        Resolved = Resolve(request.Items, Items);
    }

    /// <summary>The items with ids; complete only if there are no <see cref="Errors"/>.</summary>
    public IReadOnlyList<MenuItem> Resolved { get; }

    /// <summary>One error for each slug that does not exist.</summary>
    public IReadOnlyList<ProblemError> Errors => _errors;

    public static MenuSlugs Of(ContentWrite write, MenuRequest request) =>
        new(write.List<SlugRow>(FindSql, Slugs(request)), request, []);

    /// <param name="read">The session.</param>
    /// <param name="request">The request, which may have other faults.</param>
    /// <param name="wrong">JSON pointers to the values with other faults; no further error is reported for these values.</param>
    /// <param name="ct">Cancels.</param>
    public static async ValueTask<MenuSlugs> Of(
        ReadSession read, MenuRequest request, IReadOnlyCollection<string> wrong, CancellationToken ct) =>
        new(await read.ListAsync<SlugRow>(FindSql, Slugs(request), ct), request, wrong);

    private IReadOnlyList<MenuItem> Resolve(IReadOnlyList<MenuItemRequest?>? items, string at) =>
    [
        .. from item in (items ?? []).Index()
           where item.Item is not null && !_wrong.Contains(at)
           select Resolve(item.Item, $"{at}/{item.Index}"),
    ];

    private MenuItem Resolve(MenuItemRequest item, string at) => new(
        item.Kind ?? MenuItemKind.Group, Target(item, $"{at}/slug"), LocalisedText.From(Known(item, at)), item.Url,
        Resolve(item.Items, at + Items));

    // Labels with a fault are not read.
    private IReadOnlyDictionary<string, string>? Known(MenuItemRequest item, string at) =>
        _wrong.Any(pointer => pointer.StartsWith($"{at}/labels", StringComparison.Ordinal)) ? null : item.Labels;

    private long? Target(MenuItemRequest item, string at)
    {
        if (item is not { Kind: not (null or MenuItemKind.Link or MenuItemKind.Group), Slug: { } slug } || _wrong.Contains(at))
            return null;
        var kind = item.Kind.Value;
        if (_rows.FirstOrDefault(row => row.Kind == $"{kind}" && row.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is { } row)
            return row.Id;
        var (code, name) = kind switch
        {
            MenuItemKind.Section => ("unknown_section", "section"),
            MenuItemKind.Tag => ("unknown_tag", "tag"),
            MenuItemKind.Author => ("unknown_author", "author"),
            _ => ("unknown_front", "front"),
        };
        _errors.Add(ProblemError.InBody(at, code, $"There is no {name} '{slug}'."));
        return null;
    }

    private static object Slugs(MenuRequest request)
    {
        var slugs = All(request.Items).Where(item => item.Slug is not null).ToLookup(item => item.Kind, item => item.Slug!);
        return new
        {
            Sections = ApiJson.Write(slugs[MenuItemKind.Section].Distinct()),
            Tags = ApiJson.Write(slugs[MenuItemKind.Tag].Distinct()),
            Authors = ApiJson.Write(slugs[MenuItemKind.Author].Distinct()),
            Fronts = ApiJson.Write(slugs[MenuItemKind.Front].Distinct()),
        };
    }

    private static IEnumerable<MenuItemRequest> All(IReadOnlyList<MenuItemRequest?>? items) =>
        (items ?? []).OfType<MenuItemRequest>().SelectMany(item => All(item.Items).Prepend(item));

    private sealed record SlugRow
    {
        public string Kind { get; init; } = "";

        public long Id { get; init; }

        public string Slug { get; init; } = "";
    }
}
