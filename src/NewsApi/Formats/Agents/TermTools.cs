using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Json;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Formats.Agents;

/// <summary>The tools that list sections and tags.</summary>
internal sealed class TermTools(
    SectionRepository sections, TagRepository tags, SiteCache sites, PublicUrl api, ToolResultCache answers)
{
    private const int MostSections = 100;

    public AgentTool Sections { get; } = new(
        "list_sections",
        $"Lists the site's sections in the site's order, at most {MostSections}. Use a slug as the argument `section` of other tools.",
        [ReaderLanguage.Parameter], answers,
        async (arguments, dependencies, ct) =>
        {
            var (site, language) = await Language(sites, arguments, ct);
            dependencies.Add(Dependency.Sections);
            dependencies.Add(Dependency.Site);
            var found = await sections.List(new PageRequest(MostSections, null, ""), ct);
            var items = found.Rows.Take(MostSections).Select(one => (one, SectionResponse.From(one, language, site.DefaultLanguage)))
                .Select(pair => new AgentTerm(
                    pair.Item2.Slug, pair.Item2.Name, null, pair.Item2.Parent, pair.Item2.Description,
                    api.At($"/v1/sections/{pair.Item2.Slug}"), pair.one.Version));
            return [Written([.. items], null, site, language)];
        });

    public AgentTool Tags { get; } = new(
        "list_tags", "Lists the site's tags, sorted by slug. Use a slug as the argument `tag` of other tools.",
        [TagListQuery.KindParameter, ReaderLanguage.Parameter, .. PageRequest.Parameters], answers,
        async (arguments, dependencies, ct) =>
        {
            var (site, language) = await Language(sites, arguments, ct);
            var list = TagListQuery.Read(arguments);
            arguments.ThrowIfRefused();
            dependencies.Add(Dependency.Tags);
            dependencies.Add(Dependency.Site);
            var found = await tags.List(list.Page, list.Kind, ct);
            var page = Paged.Make(
                found.Rows, list.Page, tag => (tag.Slug, tag.Id),
                tag => Of(TagResponse.From(tag, language, site.DefaultLanguage), tag.Version, api));
            return [Written(page.Items, page.PageInfo.Next, site, language)];
        });

    private static AgentTerm Of(TagResponse tag, int version, PublicUrl api) => new(
        tag.Slug, tag.Name, tag.Kind.ToString().ToLowerInvariant(), null, tag.Description, api.At($"/v1/tags/{tag.Slug}"), version);

    private static string Written(IReadOnlyList<AgentTerm> items, string? next, SiteSettings site, string language) =>
        ApiJson.Write(new AgentTerms(items, next, site.Name, site.Licence.PickText(language, site.DefaultLanguage)));

    private static async ValueTask<(SiteSettings Site, string Language)> Language(
        SiteCache sites, QueryReader arguments, CancellationToken ct)
    {
        var asked = arguments.Language(ReaderLanguage.Parameter);
        arguments.ThrowIfRefused();
        var site = await sites.Settings(ct);
        return (site, asked is null ? site.DefaultLanguage : Text.Names.Languages.Find(asked, site.Languages) ?? asked);
    }
}
