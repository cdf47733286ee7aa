using NewsApi.Http.Answers;

namespace NewsApi.Tags;

/// <summary>A tag as an editor writes it; an update replaces it whole.</summary>
/// <param name="Slug" example="ilva-moren">
/// The tag's name in addresses, unique among tags. When null, a new tag gets a slug made from its English name, else from the first of
/// its names; an update keeps the present slug.
/// </param>
/// <param name="Kind">The kind of thing that the tag names.</param>
/// <param name="Names">By language (BCP 47): the name that readers see, at most 120 characters, at least one.</param>
/// <param name="Descriptions">By language: a sentence or two, at most 1,000 characters.</param>
/// <param name="Synonyms">Other spellings by which searches find the tag, at most 50 of 120 characters each.</param>
public sealed record TagRequest(
    string? Slug,
    TagKind? Kind,
    IReadOnlyDictionary<string, string>? Names,
    IReadOnlyDictionary<string, string>? Descriptions,
    IReadOnlyList<string>? Synonyms);

/// <summary>The tag into which another one is merged.</summary>
/// <param name="Into" example="syria">Slug of the tag that replaces the merged one.</param>
public sealed record TagMergeRequest(string? Into);

/// <summary>A tag as readers see it, in one language.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">The tag's name in addresses and filters.</param>
/// <param name="Kind">The kind of thing that the tag names.</param>
/// <param name="Name">The tag's name in <c>language</c>.</param>
/// <param name="Description">The tag's description; null if there is none.</param>
/// <param name="Language">The language of the name.</param>
/// <param name="IsFallback">True when there is no name in the wanted language.</param>
public sealed record TagResponse(
    long Id, string Slug, TagKind Kind, string Name, string? Description, string Language, bool IsFallback)
{
    internal static TagResponse From(Tag tag, string language, string siteDefault)
    {
        var (name, used) = tag.Names.Pick(language, siteDefault) ?? (tag.Slug, siteDefault);
        return new TagResponse(
            tag.Id, tag.Slug, Enum.Parse<TagKind>(tag.Kind), name, tag.Descriptions.PickText(used, siteDefault), used, used != language);
    }
}

/// <summary>A tag as editors see it, in all languages.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">The tag's name in addresses and filters.</param>
/// <param name="Kind">The kind of thing that the tag names.</param>
/// <param name="Names">By language: the name that readers see.</param>
/// <param name="Descriptions">By language: a sentence or two.</param>
/// <param name="Synonyms">Other spellings by which searches find the tag.</param>
/// <param name="Version">The tag's version, which is also the ETag. It grows by one with each change.</param>
/// <param name="CreatedAt">When the tag was created.</param>
/// <param name="ModifiedAt">When the tag was last changed.</param>
/// <param name="Usage">How many articles carry the tag; null unless the request has <c>include=usage</c>.</param>
public sealed record EditorialTag(
    long Id,
    string Slug,
    TagKind Kind,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, string> Descriptions,
    IReadOnlyList<string> Synonyms,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ModifiedAt,
    TagUsage? Usage) : IVersioned
{
    internal static EditorialTag From(Tag tag) => new(
        tag.Id, tag.Slug, Enum.Parse<TagKind>(tag.Kind), tag.Names.Texts, tag.Descriptions.Texts, tag.Synonyms, tag.Version,
        tag.CreatedAt, tag.ModifiedAt, Usage: null);
}
