using NewsApi.Text;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>A menu with the present targets of its items.</summary>
internal sealed record ResolvedMenu(Menu Menu, MenuTargets Targets)
{
    /// <summary>The menu as readers see it.</summary>
    /// <param name="wanted">The reader's language.</param>
    /// <param name="siteDefault">The site's default language.</param>
    public MenuResponse ToResponse(string wanted, string siteDefault)
    {
        string? used = null;
        var items = Show(Menu.Items);
        return new MenuResponse(
            Menu.Id, Menu.Slug, Menu.Names.PickText(wanted, siteDefault) ?? Menu.Slug, used ?? wanted, (used ?? wanted) != wanted,
            Menu.ModifiedAt, items);

        IReadOnlyList<MenuItemResponse> Show(IReadOnlyList<MenuItem> level) => [.. level.Select(ShowOne).OfType<MenuItemResponse>()];

        MenuItemResponse? ShowOne(MenuItem item)
        {
            var target = Targets.Find(item);
            if (item.Target is not null && target is null)
                return null;
            var (label, language) = Label(item, target);
            var below = Show(item.Items);
            if (item.Kind == MenuItemKind.Group && below.Count == 0)
                return null;
            // If any label is in the wanted language, the menu has that language. Otherwise it has the language of its first label.
            used = language == wanted ? wanted : used ?? language;
            return new MenuItemResponse(item.Kind, label, target?.Slug, item.Url, below);
        }

        // The target's own name in the wanted language is better than a label in another one.
        (string Label, string Language) Label(MenuItem item, MenuTarget? target)
        {
            var (own, name) = (item.Labels.Pick(wanted, siteDefault), target?.Names.Pick(wanted, siteDefault));
            return Fits(own) ?? Fits(name) ?? own ?? name ?? (target?.Slug ?? "", siteDefault);
        }

        (string, string)? Fits((string Text, string Language)? found) =>
            found is var (text, language) && LocalisedText.Serves(language, wanted) ? (text, language) : null;
    }

    /// <summary>The menu as editors see it.</summary>
    public EditorialMenu ToEditorial()
    {
        var gone = new List<MenuItem>();
        var items = Show(Menu.Items);
        return new EditorialMenu(
            Menu.Id, Menu.Slug, Menu.Names.Texts, items,
            gone.Count == 0 ? [] :
            [
                new Notice(
                    "target_gone", gone.Count, "/items",
                    "These items, with the items below them, are left out, because their targets were deleted: "
                    + string.Join(", ", gone.Select(item => $"{item.Kind} {item.Target}".ToLowerInvariant())) + "."),
            ],
            Menu.Version, Menu.CreatedAt, Menu.ModifiedAt);

        IReadOnlyList<EditorialMenuItem> Show(IReadOnlyList<MenuItem> level) => [.. level.Select(ShowOne).OfType<EditorialMenuItem>()];

        EditorialMenuItem? ShowOne(MenuItem item)
        {
            var target = Targets.Find(item);
            if (item.Target is null || target is not null)
                return new EditorialMenuItem(item.Kind, target?.Slug, item.Url, item.Labels.Texts, Show(item.Items));
            gone.Add(item);
            return null;
        }
    }
}
