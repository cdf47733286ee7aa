using NewsApi.Http.Answers;
using NewsApi.Usage;

namespace NewsApi.Sections;

/// <summary>A section as an editor writes it; an update replaces it whole.</summary>
/// <param name="Slug" example="world">
/// Its name in addresses, unique among sections. When null, a new section gets a slug made from its English name, else from the first
/// of its names; an update keeps the present slug.
/// </param>
/// <param name="Names">By language (BCP 47): the name that readers see, at most 120 characters, at least one.</param>
/// <param name="Descriptions">By language: what it is about, at most 1,000 characters.</param>
/// <param name="Parent">Slug of the section that it belongs to; null for none.</param>
/// <param name="Order">Its place among the sections, 0 to 100,000; default 0.</param>
/// <param name="Usage">
/// Terms of use of its articles, and of those in the sections below it. What is null here comes from the sections above, else the site.
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
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name in <c>language</c>.</param>
/// <param name="Description">What it is about, where there is a text.</param>
/// <param name="Parent">Slug of the section that it belongs to.</param>
/// <param name="Order">Its place among the sections.</param>
/// <param name="Language">The language of the name.</param>
/// <param name="IsFallback">True when there is no name in the wanted language.</param>
/// <param name="Usage">Its own terms of use; each article shows the terms that apply to it.</param>
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
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Names">By language: the name that readers see.</param>
/// <param name="Descriptions">By language: what it is about.</param>
/// <param name="Parent">Slug of the section that it belongs to.</param>
/// <param name="Order">Its place among the sections.</param>
/// <param name="Usage">Terms of use of its articles.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
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
