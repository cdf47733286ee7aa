using NewsApi.Http.Answers;

namespace NewsApi.Authors;

/// <summary>An author as an editor writes it; an update replaces it whole.</summary>
/// <param name="Slug">
/// The author's name in addresses, unique among authors. When null, a new author gets a slug made from the English name, else
/// from the first of <c>names</c>; an update keeps the present slug.
/// </param>
/// <param name="Names">By language (BCP 47): the name that readers see, at most 120 characters, at least one.</param>
/// <param name="Bios">By language: a short biography, at most 2,000 characters.</param>
/// <param name="Picture">A portrait of the author; null for none.</param>
/// <param name="Profiles">The author's profiles on other sites, at most 20.</param>
public sealed record AuthorRequest(
    string? Slug,
    IReadOnlyDictionary<string, string>? Names,
    IReadOnlyDictionary<string, string>? Bios,
    AuthorPicture? Picture,
    IReadOnlyList<AuthorProfile>? Profiles);

/// <summary>A portrait.</summary>
/// <param name="Url">Absolute address of the image.</param>
/// <param name="Alt">A description of the image for people who can't see it, at most 500 characters.</param>
public sealed record AuthorPicture(string Url, string? Alt);

/// <summary>A profile on another site.</summary>
/// <param name="Network" example="x">The name of the network, 1 to 40 characters.</param>
/// <param name="Url">Absolute address of the profile.</param>
public sealed record AuthorProfile(string Network, string Url);

/// <summary>An author as readers see it, in one language.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Slug">The author's name in addresses and filters.</param>
/// <param name="Name">The name in <c>language</c>.</param>
/// <param name="Bio">A short biography; null if there is none.</param>
/// <param name="Picture">A portrait of the author; null if there is none.</param>
/// <param name="Profiles">The author's profiles on other sites.</param>
/// <param name="Language">The language of the name.</param>
/// <param name="IsFallback">True when there is no name in the wanted language.</param>
public sealed record AuthorResponse(
    long Id,
    string Slug,
    string Name,
    string? Bio,
    AuthorPicture? Picture,
    IReadOnlyList<AuthorProfile> Profiles,
    string Language,
    bool IsFallback)
{
    internal static AuthorResponse From(Author author, string language, string siteDefault)
    {
        var (name, used) = author.Names.Pick(language, siteDefault) ?? (author.Slug, siteDefault);
        return new AuthorResponse(
            author.Id, author.Slug, name, author.Bios.PickText(used, siteDefault), author.Picture, author.Profiles, used, used != language);
    }
}

/// <summary>An author as editors see it, in all languages.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Slug">The author's name in addresses and filters.</param>
/// <param name="Names">By language: the name that readers see.</param>
/// <param name="Bios">By language: a short biography.</param>
/// <param name="Picture">A portrait of the author; null if there is none.</param>
/// <param name="Profiles">The author's profiles on other sites.</param>
/// <param name="Version">The author's version, which is also the ETag. It grows by one with each change.</param>
/// <param name="CreatedAt">When the author was created.</param>
/// <param name="ModifiedAt">When the author was last changed.</param>
public sealed record EditorialAuthor(
    long Id,
    string Slug,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, string> Bios,
    AuthorPicture? Picture,
    IReadOnlyList<AuthorProfile> Profiles,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ModifiedAt) : IVersioned
{
    internal static EditorialAuthor From(Author author) => new(
        author.Id, author.Slug, author.Names.Texts, author.Bios.Texts, author.Picture, author.Profiles, author.Version,
        author.CreatedAt, author.ModifiedAt);
}
