using NewsApi.Data;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>Reports unknown slugs of items, and a taken slug of the menu, in the same answer as its other faults.</summary>
internal sealed class MenuReferenceCheck(Db db, MenuRepository menus) : IReferenceCheck<MenuRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(MenuRequest body, IReadOnlyCollection<string> wrong, HttpContext context)
    {
        var slug = SlugReferenceCheck.Wanted(body.Slug, () => LocalisedText.From(body.Names).ToSlug(), wrong, context);
        var taken = await SlugReferenceCheck.Find(
            "menu", slug, async (name, ct) => (await menus.FindBySlug(name, ct))?.Menu, context);
        await using var read = await db.ReadAsync(context.RequestAborted);
        return [.. (await MenuSlugs.Of(read, body, wrong, context.RequestAborted)).Errors, .. taken];
    }
}
