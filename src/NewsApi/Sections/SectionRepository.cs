using System.Globalization;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;
using NewsApi.Usage;

namespace NewsApi.Sections;

internal sealed class SectionRepository(Db db, ChangeLog changes)
{
    public const string Select = """
        SELECT s.id, s.slug, s.parent_id, parent.slug AS parent_slug, s.position, s.names, s.descriptions, s.usage,
            s.version, s.created_at, s.modified_at
        FROM sections AS s
        LEFT JOIN sections AS parent ON parent.id = s.parent_id
        """;

    private static readonly TermSql Statements = new(
        ChangeKinds.Section, nameof(Section.ParentId), nameof(Section.Position), nameof(Section.Names), nameof(Section.Descriptions),
        nameof(Section.Usage));

    // These reads also need the slug of the parent.
    private static readonly Sql FindSql = new($"{Select} WHERE s.id = @Id");

    private static readonly Sql FindBySlugSql = new($"{Select} WHERE {FormerSlugs.Matches(ChangeKinds.Section, "s.")}");

    private static readonly KeysetSql ListSql = new("s.position", page => $"""
        {Select}
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, id: "s.id");

    // Revisions have no foreign key to the section, because an old revision may stay after its section is deleted. The newest revision of
    // an article must not.
    private static readonly Sql InNewestRevisionsSql = new("""
        SELECT COUNT(*)
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE r.section_id = @Id
        """);

    private static readonly TermStore<Section> Store =
        new(ChangeKinds.Section, Statements, Row, EditorialSection.From, FindSql);

    public Task<Section?> Find(long id, CancellationToken ct) => db.FindAsync<Section>(FindSql, new { Id = id }, ct);

    /// <summary>The section whose present or former slug this is.</summary>
    public Task<Section?> FindBySlug(string slug, CancellationToken ct) =>
        db.FindPublicAsync<Section>(FindBySlugSql, new { Slug = slug }, ct);

    /// <summary>Lists sections in the order of their positions.</summary>
    public Task<PageRows<Section>> List(PageRequest page, CancellationToken ct) => PageRows<Section>.Read(
        db, page, ListSql.For(page), Statements.Count,
        new
        {
            Edge = page.Cursor is { } cursor ? long.Parse(cursor.Key, CultureInfo.InvariantCulture) : page.Backward ? int.MaxValue : -1,
            EdgeId = page.Cursor?.Id ?? (page.Backward ? long.MaxValue : 0),
            page.Take,
        },
        ct);

    public Task<Outcome<Section>> Add(SectionRequest request, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => FindParent(write, request, id: null).Then(parent => Store.Add(write, From(request, parent, present: null))),
        ct);

    public Task<Outcome<Section>> Update(long id, int version, SectionRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(
            by,
            write => Store.Load(write, id, version).Then(section => FindParent(write, request, id).Then(
                parent =>
                {
                    var after = From(request, parent, section.Slug);
                    if (after.ParentId != section.ParentId)
                        SectionMove.Record(write, id);
                    var updated = Store.Update(write, section, after);
                    if (updated.Problem is not null)
                        write.Abandon();
                    return updated;
                })),
            ct);

    public Task<Outcome<Section>> Delete(long id, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Store.Load(write, id, version).Then(section =>
            write.Find<long>(InNewestRevisionsSql, new { section.Id }) > 0 ? Store.InUse() : Store.Delete(write, section)),
        ct);

    /// <summary>The parent that the request names, or an empty section if it names none.</summary>
    private static Outcome<Section> FindParent(ContentWrite write, SectionRequest request, long? id)
    {
        if (request.Parent is null)
            return new Section();
        if (write.Find<Section>(FindBySlugSql, new { Slug = request.Parent }) is not { } parent)
            return Problem.Unprocessable(UnknownParent(request.Parent));
        for (var above = parent;
            above is not null;
            above = above.ParentId is { } next ? write.Find<Section>(FindSql, new { Id = next }) : null)
            if (above.Id == id)
                return Problem.Unprocessable(
                    ProblemError.InBody("/parent", "circular", "A section can't be its own parent, also not through other sections."));
        return parent;
    }

    public static ProblemError UnknownParent(string parent) =>
        ProblemError.InBody("/parent", "unknown_section", $"There is no section '{parent}'.");

    private static Section From(SectionRequest request, Section parent, string? present)
    {
        var names = LocalisedText.From(request.Names);
        return new Section
        {
            Slug = request.Slug ?? present ?? names.ToSlug(),
            ParentId = request.Parent is null ? null : parent.Id,
            ParentSlug = request.Parent is null ? null : parent.Slug,
            Position = request.Order ?? 0,
            Names = names,
            Descriptions = LocalisedText.From(request.Descriptions),
            Usage = request.Usage?.Normal() ?? UsagePolicy.Silent,
        };
    }

    private static object Row(Section section, long seq) => new
    {
        section.Id, section.Slug, section.ParentId, section.Position, section.Names, section.Descriptions, section.Usage,
        section.Version, Seq = seq, section.CreatedAt, section.ModifiedAt,
    };
}
