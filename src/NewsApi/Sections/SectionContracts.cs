using NewsApi.Http.Answers;
using NewsApi.Usage;

namespace NewsApi.Sections;

/// <summary>A section as an editor writes it; an update replaces it whole.</summary>
/// <param name="Slug" example="world">
/// The section's name in addresses, unique among sections. When null, a new section gets a slug made from its English name, else
/// from the first of its names; an update keeps the present slug.
/// </param>
/// <param name="Names">By language (BCP 47): the name that readers see, at most 120 characters, at least one.</param>
/// <param name="Descriptions">By language: what the section is about, at most 1,000 characters.</param>
/// <param name="Parent">Slug of the section above this one; null for none.</param>
/// <param name="Order">The section's place among all sections, 0 to 100,000; default 0.</param>
/// <param name="Usage">
/// Terms of use for articles in this section and in the sections below. A null value is taken from the sections above, else from the site.
/// </param>
public sealed record SectionRequest(
    string? Slug,
    IReadOnlyDictionary<string, string>? Names,
    IReadOnlyDictionary<string, string>? Descriptions,
    string? Parent,
    int? Order,
    UsagePolicy? Usage = null);

/// <summary>A section as readers see it, in one language.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Slug">The section's name in addresses and filters.</param>
/// <param name="Name">The section's name in <c>language</c>.</param>
/// <param name="Description">What the section is about; null if there is no text.</param>
/// <param name="Parent">Slug of the section above this one; null for none.</param>
/// <param name="Order">The section's place among all sections.</param>
/// <param name="Language">The language of the name.</param>
/// <param name="IsFallback">True when there is no name in the wanted language.</param>
/// <param name="Usage">The section's own terms of use. Each article shows the terms that apply to the article.</param>
public sealed record SectionResponse(
    long Id, string Slug, string Name, string? Description, string? Parent, int Order, string Language, bool IsFallback,
    UsageResponse Usage)
{
    internal static SectionResponse From(Section section, string language, string siteDefault)
    {
        var (name, used) = section.Names.Pick(language, siteDefault) ?? (section.Slug, siteDefault);
        return new SectionResponse(
            section.Id, section.Slug, name, section.Descriptions.PickText(used, siteDefault), section.ParentSlug, section.Position,
            used, used != language, UsageResponse.From(section.Usage, used, siteDefault));
    }
}

/// <summary>A section as editors see it, in all languages.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Slug">The section's name in addresses and filters.</param>
/// <param name="Names">By language: the name that readers see.</param>
/// <param name="Descriptions">By language: what the section is about.</param>
/// <param name="Parent">Slug of the section above this one; null for none.</param>
/// <param name="Order">The section's place among all sections.</param>
/// <param name="Usage">Terms of use for articles in this section and in the sections below.</param>
/// <param name="Version">The section's version, which is also the ETag. It grows by one with each change.</param>
/// <param name="CreatedAt">When the section was created.</param>
/// <param name="ModifiedAt">When the section was last changed.</param>
public sealed record EditorialSection(
    long Id,
    string Slug,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, string> Descriptions,
    string? Parent,
    int Order,
    UsagePolicy Usage,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ModifiedAt) : IVersioned
{
    internal static EditorialSection From(Section section) => new(
        section.Id, section.Slug, section.Names.Texts, section.Descriptions.Texts, section.ParentSlug, section.Position,
        section.Usage, section.Version, section.CreatedAt, section.ModifiedAt);
}
