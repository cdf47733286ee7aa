using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Terms;

namespace NewsApi.Fronts.Menus;

internal static class MenuEndpoints
{
    public static IServiceCollection AddMenus(this IServiceCollection services) =>
        services.AddSingleton<MenuRepository>().AddSingleton<IReferenceCheck<MenuRequest>, MenuReferenceCheck>();

    public static void MapMenus(this IEndpointRouteBuilder content)
    {
        var menus = content.MapGroup("/menus").WithTags("Menus");
        menus.MapRead("", List).WithName("listMenus");
        menus.MapRead("/{slug}", Get).WithName("getMenu").Problems(404);
    }

    public static void MapMenuEditing(this IEndpointRouteBuilder editorial)
    {
        var menus = editorial.MapGroup("/menus").WithTags("Editorial menus");
        menus.MapRead("", ListForEditing).WithName("listEditorialMenus").Require(Role.Writer);
        menus.MapPost("", Add).WithName("createMenu").Require(Role.Editor).Problems(409, 422);
        menus.MapRead("/{id:long}", GetForEditing).WithName("getEditorialMenu").Require(Role.Writer).Problems(404);
        menus.MapPut("/{id:long}", Update).WithName("updateMenu").Require(Role.Editor).Problems(404, 409, 422);
        menus.MapDelete("/{id:long}", Delete).WithName("deleteMenu").Require(Role.Editor).Problems(404);
    }

    /// <summary>Lists the site's menus with all their items, by slug.</summary>
    private static async Task<Paged<MenuResponse>> List(
        CountableListQuery list, ReaderLanguage language, MenuRepository menus, Dependencies dependencies, CancellationToken ct)
    {
        foreach (var one in (Dependency[])
            [Dependency.Menus, Dependency.Sections, Dependency.Tags, Dependency.Authors, Dependency.Fronts, Dependency.Site])
            dependencies.Add(one);
        var found = await menus.List(list.Page, forEditors: false, ct);
        return new(Page(found, list, menu => menu.ToResponse(language.Tag, language.SiteDefault)));
    }

    /// <summary>Reads a menu by its slug. A former slug answers with a redirect (301) to the present one.</summary>
    /// <param name="slug">The menu's slug.</param>
    private static async Task<Results<Ok<MenuResponse>, MovedTo, Problem>> Get(
        string slug, ReaderLanguage language, MenuRepository menus, Dependencies dependencies, CancellationToken ct)
    {
        var found = await menus.FindBySlug(slug, ct);
        found?.Targets.AddTo(dependencies, found.Menu);
        return found?.Menu.ToAnswer(
            ChangeKinds.Menu, slug, dependencies, Dependency.Menu, language,
            (_, tag, siteDefault) => found.ToResponse(tag, siteDefault)) ?? Problem.NotFound(ChangeKinds.Menu);
    }

    /// <summary>Lists menus with all their languages, by slug.</summary>
    private static async Task<Paged<EditorialMenu>> ListForEditing(CountableListQuery list, MenuRepository menus, CancellationToken ct) =>
        new(Page(await menus.List(list.Page, forEditors: true, ct), list, menu => menu.ToEditorial()));

    /// <summary>Creates a menu.</summary>
    private static async Task<Results<VersionedCreated<EditorialMenu>, Problem>> Add(
        MenuRequest body, Caller caller, MenuRepository menus, CancellationToken ct) =>
        (await menus.Add(body, caller, ct)).ToCreated(menu => $"/v1/editorial/menus/{menu.Menu.Id}", menu => menu.ToEditorial());

    /// <summary>Reads a menu with all its languages.</summary>
    /// <param name="id">The menu's id.</param>
    private static async Task<Results<VersionedOk<EditorialMenu>, Problem>> GetForEditing(
        long id, MenuRepository menus, CancellationToken ct) =>
        await menus.Find(id, ct) is { } menu ? new VersionedOk<EditorialMenu>(menu.ToEditorial()) : Problem.NotFound(ChangeKinds.Menu);

    /// <summary>Replaces a menu; readers see the change at once. If the slug changes, the former slug redirects to the menu.</summary>
    /// <param name="id">The menu's id.</param>
    private static async Task<Results<VersionedOk<EditorialMenu>, Problem>> Update(
        long id, IfMatch ifMatch, MenuRequest body, Caller caller, MenuRepository menus, CancellationToken ct) =>
        (await menus.Update(id, ifMatch.Version, body, caller, ct)).ToOk(menu => menu.ToEditorial());

    /// <summary>Deletes a menu.</summary>
    /// <param name="id">The menu's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, MenuRepository menus, CancellationToken ct) =>
        (await menus.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    private static Page<TItem> Page<TItem>(PageRows<ResolvedMenu> found, CountableListQuery list, Func<ResolvedMenu, TItem> map) =>
        Paged.Make(found.Rows, list.Page, menu => (menu.Menu.Slug, menu.Menu.Id), map, found.Total);
}
