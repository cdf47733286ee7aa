using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Terms;

namespace NewsApi.Authors;

internal static class AuthorEndpoints
{
    public static void MapAuthors(this IEndpointRouteBuilder content)
    {
        var authors = content.MapGroup("/authors").WithTags("Authors");
        authors.MapRead("", List).WithName("listAuthors");
        authors.MapRead("/{slug}", Get).WithName("getAuthor").WithFeeds(ChangeKinds.Author).Problems(404);
    }

    public static void MapAuthorEditing(this IEndpointRouteBuilder editorial)
    {
        var authors = editorial.MapGroup("/authors").WithTags("Editorial authors");
        authors.MapRead("", ListForEditing).WithName("listEditorialAuthors").Require(Role.Writer);
        authors.MapPost("", Add).WithName("createAuthor").Require(Role.Editor).Problems(409, 422);
        authors.MapRead("/{id:long}", GetForEditing).WithName("getEditorialAuthor").Require(Role.Writer).Problems(404);
        authors.MapPut("/{id:long}", Update).WithName("updateAuthor").Require(Role.Editor).Problems(404, 409, 422);
        authors.MapDelete("/{id:long}", Delete).WithName("deleteAuthor").Require(Role.Editor).Problems(404, 409);
    }

    /// <summary>Lists authors in the order of their slugs.</summary>
    private static async Task<Paged<AuthorResponse>> List(
        CountableListQuery list, ReaderLanguage language, AuthorRepository authors, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Authors);
        dependencies.Add(Dependency.Site);
        return new(
            Page(await authors.List(list.Page, ct), list, author => AuthorResponse.From(author, language.Tag, language.SiteDefault)));
    }

    /// <summary>Reads an author by their slug. A former slug redirects to the present one.</summary>
    /// <param name="slug">The author's slug.</param>
    private static async Task<Results<Ok<AuthorResponse>, MovedTo, Problem>> Get(
        string slug, ReaderLanguage language, AuthorRepository authors, Dependencies dependencies, CancellationToken ct) =>
        (await authors.FindBySlug(slug, ct)).ToAnswer(
            ChangeKinds.Author, slug, dependencies, Dependency.Author, language, AuthorResponse.From);

    /// <summary>Lists authors with all their languages, in the order of their slugs.</summary>
    private static async Task<Paged<EditorialAuthor>> ListForEditing(
        CountableListQuery list, AuthorRepository authors, CancellationToken ct) =>
        new(Page(await authors.List(list.Page, ct), list, EditorialAuthor.From));

    /// <summary>Creates an author.</summary>
    private static async Task<Results<VersionedCreated<EditorialAuthor>, Problem>> Add(
        AuthorRequest body, Caller caller, AuthorRepository authors, CancellationToken ct) =>
        (await authors.Add(body, caller, ct))
            .ToCreated(author => $"/v1/editorial/authors/{author.Id}", EditorialAuthor.From);

    /// <summary>Reads an author with all its languages.</summary>
    /// <param name="id">The author's id.</param>
    private static async Task<Results<VersionedOk<EditorialAuthor>, Problem>> GetForEditing(
        long id, AuthorRepository authors, CancellationToken ct) =>
        await authors.Find(id, ct) is { } author
            ? new VersionedOk<EditorialAuthor>(EditorialAuthor.From(author))
            : Problem.NotFound("author");

    /// <summary>Replaces an author. Their articles show the change at once. Their former slug redirects to the new one.</summary>
    /// <param name="id">The author's id.</param>
    private static async Task<Results<VersionedOk<EditorialAuthor>, Problem>> Update(
        long id, IfMatch ifMatch, AuthorRequest body, Caller caller, AuthorRepository authors, CancellationToken ct) =>
        (await authors.Update(id, ifMatch.Version, body, caller, ct)).ToOk(EditorialAuthor.From);

    /// <summary>Deletes an author. Possible only if no article names the author.</summary>
    /// <param name="id">The author's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, AuthorRepository authors, CancellationToken ct) =>
        (await authors.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    private static Page<TItem> Page<TItem>(PageRows<Author> found, CountableListQuery list, Func<Author, TItem> map) =>
        Paged.Make(found.Rows, list.Page, author => (author.Slug, author.Id), map, found.Total);
}
