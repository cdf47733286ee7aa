using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Terms;

namespace NewsApi.Sections;

internal static class SectionEndpoints
{
    public static void MapSections(this IEndpointRouteBuilder content)
    {
        var sections = content.MapGroup("/sections").WithTags("Sections");
        sections.MapRead("", List).WithName("listSections");
        sections.MapRead("/{slug}", Get).WithName("getSection").WithFeeds(ChangeKinds.Section).Problems(404);
    }

    public static void MapSectionEditing(this IEndpointRouteBuilder editorial)
    {
        var sections = editorial.MapGroup("/sections").WithTags("Editorial sections");
        sections.MapRead("", ListForEditing).WithName("listEditorialSections").Require(Role.Writer);
        sections.MapPost("", Add).WithName("createSection").Require(Role.Editor).Problems(409, 422);
        sections.MapRead("/{id:long}", GetForEditing).WithName("getEditorialSection").Require(Role.Writer).Problems(404);
        sections.MapPut("/{id:long}", Update).WithName("updateSection").Require(Role.Editor).Problems(404, 409, 422);
        sections.MapDelete("/{id:long}", Delete).WithName("deleteSection").Require(Role.Editor).Problems(404, 409);
    }

    /// <summary>Lists sections, sorted by <c>order</c>.</summary>
    private static async Task<Paged<SectionResponse>> List(
        SectionListQuery list, ReaderLanguage language, SectionRepository sections, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Sections);
        dependencies.Add(Dependency.Site);
        return new(
            Page(await sections.List(list.Page, ct), list, section => SectionResponse.From(section, language.Tag, language.SiteDefault)));
    }

    /// <summary>Reads a section by its slug. A former slug redirects to the present one.</summary>
    /// <param name="slug">The section's slug.</param>
    private static async Task<Results<Ok<SectionResponse>, MovedTo, Problem>> Get(
        string slug, ReaderLanguage language, SectionRepository sections, Dependencies dependencies, CancellationToken ct) =>
        (await sections.FindBySlug(slug, ct)).ToAnswer(
            ChangeKinds.Section, slug, dependencies, Dependency.Section, language, SectionResponse.From);

    /// <summary>Lists sections with all their languages, sorted by <c>order</c>.</summary>
    private static async Task<Paged<EditorialSection>> ListForEditing(
        SectionListQuery list, SectionRepository sections, CancellationToken ct) =>
        new(Page(await sections.List(list.Page, ct), list, EditorialSection.From));

    /// <summary>Creates a section.</summary>
    private static async Task<Results<VersionedCreated<EditorialSection>, Problem>> Add(
        SectionRequest body, Caller caller, SectionRepository sections, CancellationToken ct) =>
        (await sections.Add(body, caller, ct))
            .ToCreated(section => $"/v1/editorial/sections/{section.Id}", EditorialSection.From);

    /// <summary>Reads a section with all its languages.</summary>
    /// <param name="id">The section's id.</param>
    private static async Task<Results<VersionedOk<EditorialSection>, Problem>> GetForEditing(
        long id, SectionRepository sections, CancellationToken ct) =>
        await sections.Find(id, ct) is { } section
            ? new VersionedOk<EditorialSection>(EditorialSection.From(section))
            : Problem.NotFound("section");

    /// <summary>Replaces a section. Its articles show the change at once. Its former slug redirects to the new one.</summary>
    /// <param name="id">The section's id.</param>
    private static async Task<Results<VersionedOk<EditorialSection>, Problem>> Update(
        long id, IfMatch ifMatch, SectionRequest body, Caller caller, SectionRepository sections, CancellationToken ct) =>
        (await sections.Update(id, ifMatch.Version, body, caller, ct)).ToOk(EditorialSection.From);

    /// <summary>Deletes a section. Possible only if it contains no article and no section.</summary>
    /// <param name="id">The section's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, SectionRepository sections, CancellationToken ct) =>
        (await sections.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    private static Page<TItem> Page<TItem>(PageRows<Section> found, SectionListQuery list, Func<Section, TItem> map) =>
        Paged.Make(
            found.Rows, list.Page, section => (section.Position.ToString(CultureInfo.InvariantCulture), section.Id), map, found.Total);
}

/// <summary>Query of a list of sections, which has no filters.</summary>
internal sealed record SectionListQuery(PageRequest Page) : IQuery<SectionListQuery>
{
    public static SectionListQuery Read(QueryReader reader) => new(PageRequest.ReadCounted(reader, numericKey: true));

    public static IReadOnlyList<QueryParameter> Parameters => PageRequest.CountedParameters;
}
