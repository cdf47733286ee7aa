using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Tags;

internal sealed class TagRepository(Db db, ChangeLog changes)
{
    public static readonly TermSql Statements = new(
        ChangeKinds.Tag, nameof(Tag.Kind), nameof(Tag.Names), nameof(Tag.Descriptions), nameof(Tag.Synonyms));

    private static readonly KeysetSql ListSql = new("slug", page => $"""
        SELECT {Statements.Columns}
        FROM tags
        WHERE {page.AfterEdge} AND (@Kind IS NULL OR kind = @Kind)
        {page.OrderAndLimit}
        """);

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM tags WHERE @Kind IS NULL OR kind = @Kind");

    private static readonly TermStore<Tag> Store = new(ChangeKinds.Tag, Statements, Row, EditorialTag.From);

    public Task<Tag?> Find(long id, CancellationToken ct) => db.FindAsync<Tag>(Statements.Find, new { Id = id }, ct);

    /// <summary>The tag whose present or former slug this is.</summary>
    public Task<Tag?> FindBySlug(string slug, CancellationToken ct) =>
        db.FindPublicAsync<Tag>(Statements.FindBySlug, new { Slug = slug }, ct);

    /// <summary>Lists tags in the order of their slugs.</summary>
    public Task<PageRows<Tag>> List(PageRequest page, string? kind, CancellationToken ct) => PageRows<Tag>.Read(
        db, page, ListSql.For(page), CountSql, new { Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), Kind = kind, page.Take }, ct);

    public Task<Outcome<Tag>> Add(TagRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(by, write => Store.Add(write, From(request, present: null)), ct);

    public Task<Outcome<Tag>> Update(long id, int version, TagRequest request, Caller by, CancellationToken ct) => changes.WriteAsync(
        by, write => Store.Load(write, id, version).Then(tag => Store.Update(write, tag, From(request, tag.Slug))), ct);

    public Task<Outcome<Tag>> Delete(long id, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Store.Load(write, id, version).Then(tag =>
        {
            MergedTags.Forget(write, tag.Id);
            return Store.Delete(write, tag);
        }),
        ct);

    /// <returns>The tag that replaces the merged one.</returns>
    public Task<Outcome<Tag>> Merge(long id, int version, string into, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Store.Load(write, id, version).Then(from => FindOther(write, from, into).Then<Tag>(target =>
        {
            var merged = target with { Synonyms = SynonymsOf(target, from) };
            if (merged.Synonyms.Count > TagValidator.MostSynonyms)
                return Problem.Conflict(
                    "too_many_synonyms",
                    $"Together the tags have {merged.Synonyms.Count} synonyms, more than {TagValidator.MostSynonyms}; remove some first.");
            TagMerge.Run(write, from, target.Id);
            write.Run(Statements.Delete, new { from.Id });
            write.Record(
                ChangeKinds.Tag, from.Id, ChangeActions.Merged,
                detail: AuditDetail.Of(EditorialTag.From(from), new { MergedInto = target.Id }));
            return Store.Update(write, target, merged);
        })),
        ct);

    public static Outcome<Tag> Load(ContentWrite write, long id, int version) => Store.Load(write, id, version);

    /// <summary>The other tag that a request names as the target of a merge or a split.</summary>
    public static Outcome<Tag> FindOther(ContentWrite write, Tag from, string slug)
    {
        if (FindBySlug(write, slug) is not { } other)
            return Problem.Unprocessable(UnknownTag("/into", slug));
        return other.Id == from.Id ? Problem.Unprocessable(SameTag()) : other;
    }

    public static ProblemError UnknownTag(string pointer, string slug) =>
        ProblemError.InBody(pointer, "unknown_tag", $"There is no tag '{slug}'.");

    public static ProblemError SameTag() => ProblemError.InBody("/into", "same_tag", "Name another tag: this is the tag itself.");

    /// <summary>The tag whose present or former slug this is.</summary>
    public static Tag? FindBySlug(ContentWrite write, string slug) => write.Find<Tag>(Statements.FindBySlug, new { Slug = slug });

    // With these synonyms, a search for the old names finds the tag. The names of the tag itself are not repeated.
    private static IReadOnlyList<string> SynonymsOf(Tag target, Tag from) =>
    [
        .. target.Synonyms.Concat(
            from.Names.Texts.Values.Concat(from.Synonyms).Except(target.Names.Texts.Values, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static Tag From(TagRequest request, string? present)
    {
        var names = LocalisedText.From(request.Names);
        return new Tag
        {
            Slug = request.Slug ?? present ?? names.ToSlug(),
            Kind = request.Kind!.Value.ToString(),
            Names = names,
            Descriptions = LocalisedText.From(request.Descriptions),
            Synonyms = request.Synonyms ?? [],
        };
    }

    private static object Row(Tag tag, long seq) => new
    {
        tag.Id, tag.Slug, tag.Kind, tag.Names, tag.Descriptions, Synonyms = ApiJson.Write(tag.Synonyms), tag.Version, Seq = seq,
        tag.CreatedAt, tag.ModifiedAt,
    };
}
