using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Authors;

internal sealed class AuthorRepository(Db db, ChangeLog changes)
{
    public const string Columns = "id, slug, names, bios, picture, profiles, version, created_at, modified_at";

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM authors WHERE id = @Id");

    private static readonly Sql FindBySlugSql = new($"SELECT {Columns} FROM authors WHERE {FormerSlugs.Matches(ChangeKinds.Author)}");

    private static readonly KeysetSql ListSql = new("slug", page => $"""
        SELECT {Columns}
        FROM authors
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """);

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM authors");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO authors (slug, names, bios, picture, profiles, version, seq, created_at, modified_at)
        {dialect.OutputId}
        VALUES (@Slug, @Names, @Bios, @Picture, @Profiles, @Version, @Seq, @CreatedAt, @ModifiedAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE authors
        SET slug = @Slug, names = @Names, bios = @Bios, picture = @Picture, profiles = @Profiles,
            version = @Version, seq = @Seq, modified_at = @ModifiedAt
        WHERE id = @Id
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM authors WHERE id = @Id");

    private static readonly TermStore<Author> Store =
        new(ChangeKinds.Author, FindSql, AddSql, UpdateSql, DeleteSql, Row, EditorialAuthor.From);

    public Task<Author?> Find(long id, CancellationToken ct) => db.FindAsync<Author>(FindSql, new { Id = id }, ct);

    /// <summary>The author who has this slug, or had it.</summary>
    public Task<Author?> FindBySlug(string slug, CancellationToken ct) =>
        db.FindPublicAsync<Author>(FindBySlugSql, new { Slug = slug }, ct);

    /// <summary>In the order of slugs.</summary>
    public Task<PageRows<Author>> List(PageRequest page, CancellationToken ct) => PageRows<Author>.Read(
        db, page, ListSql.For(page), CountSql, new { Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), page.Take }, ct);

    public Task<Outcome<Author>> Add(AuthorRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(by, write => Store.Add(write, From(request, present: null)), ct);

    public Task<Outcome<Author>> Update(long id, int version, AuthorRequest request, Caller by, CancellationToken ct) => changes.WriteAsync(
        by, write => Store.Load(write, id, version).Then(author => Store.Update(write, author, From(request, author.Slug))), ct);

    public Task<Outcome<Author>> Delete(long id, int version, Caller by, CancellationToken ct) =>
        changes.WriteAsync(by, write => Store.Load(write, id, version).Then(author => Store.Delete(write, author)), ct);

    private static Author From(AuthorRequest request, string? present)
    {
        var names = LocalisedText.From(request.Names);
        return new Author
        {
            Slug = request.Slug ?? present ?? names.ToSlug(),
            Names = names,
            Bios = LocalisedText.From(request.Bios),
            Picture = request.Picture,
            Profiles = request.Profiles ?? [],
        };
    }

    private static object Row(Author author, long seq) => new
    {
        author.Id, author.Slug, author.Names, author.Bios, author.Picture, Profiles = ApiJson.Write(author.Profiles), author.Version,
        Seq = seq, author.CreatedAt, author.ModifiedAt,
    };
}
