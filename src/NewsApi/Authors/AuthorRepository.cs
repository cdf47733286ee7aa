using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Authors;

internal sealed class AuthorRepository(Db db, ChangeLog changes)
{
    public static readonly TermSql Statements = new(
        ChangeKinds.Author, nameof(Author.Names), nameof(Author.Bios), nameof(Author.Picture), nameof(Author.Profiles));

    private static readonly TermStore<Author> Store = new(ChangeKinds.Author, Statements, Row, EditorialAuthor.From);

    public Task<Author?> Find(long id, CancellationToken ct) => db.FindAsync<Author>(Statements.Find, new { Id = id }, ct);

    /// <summary>The author whose present or former slug this is.</summary>
    public Task<Author?> FindBySlug(string slug, CancellationToken ct) =>
        db.FindPublicAsync<Author>(Statements.FindBySlug, new { Slug = slug }, ct);

    /// <summary>Lists authors in the order of their slugs.</summary>
    public Task<PageRows<Author>> List(PageRequest page, CancellationToken ct) => PageRows<Author>.Read(
        db, page, Statements.List.For(page), Statements.Count, new { Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), page.Take }, ct);

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
