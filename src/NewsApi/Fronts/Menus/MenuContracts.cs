using NewsApi.Http.Answers;
using NewsApi.Text;

namespace NewsApi.Fronts.Menus;

/// <summary>A menu as an editor writes it; an update replaces it whole.</summary>
/// <param name="Slug" example="main">
/// The menu's name in addresses, unique among menus. If null, a new menu gets a slug made from its English name, or else from its first
/// name; an update keeps the present slug.
/// </param>
/// <param name="Names">By language (BCP 47): its name for screen readers, at most 120 characters, in at least one language.</param>
/// <param name="Items">Its items in their order: at most 100 in all levels together, and at most three levels.</param>
public sealed record MenuRequest(
    string? Slug, IReadOnlyDictionary<string, string>? Names, IReadOnlyList<MenuItemRequest>? Items);

/// <summary>An item of a menu as an editor writes it.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Slug" example="world">Slug of the section, tag, author or front, which must exist; a former slug works too.</param>
/// <param name="Url" example="https://shop.example/">Of a link: an absolute http or https address.</param>
/// <param name="Labels">
/// By language: the text that readers see, at most 120 characters. A link or group needs a label in at least one language. Any other item
/// without labels shows the name of its target.
/// </param>
/// <param name="Items">The items below it.</param>
public sealed record MenuItemRequest(
    MenuItemKind? Kind, string? Slug = null, string? Url = null, IReadOnlyDictionary<string, string>? Labels = null,
    IReadOnlyList<MenuItemRequest>? Items = null);

/// <summary>A menu as readers see it, in one language.</summary>
/// <param name="Id">The menu's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name for screen readers.</param>
/// <param name="Language">The language of its labels; some labels may be in another language.</param>
/// <param name="IsFallback">True when none of the labels is in the requested language.</param>
/// <param name="UpdatedAt">When an editor last changed it.</param>
/// <param name="Items">
/// Its items in their order. Items whose target is deleted or not public are left out, and so are groups without items.
/// </param>
public sealed record MenuResponse(
    long Id, string Slug, string Name, string Language, bool IsFallback, DateTimeOffset UpdatedAt, IReadOnlyList<MenuItemResponse> Items);

/// <summary>An item of a menu as readers see it.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Label">The text that readers see.</param>
/// <param name="Slug">For a section, tag, author or front: its present slug.</param>
/// <param name="Url">For a link: the address.</param>
/// <param name="Items">The items below it.</param>
public sealed record MenuItemResponse(
    MenuItemKind Kind, string Label, string? Slug, string? Url, IReadOnlyList<MenuItemResponse> Items);

/// <summary>A menu as editors see it, in all languages.</summary>
/// <param name="Id">The menu's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Names">By language: its name for screen readers.</param>
/// <param name="Items">Its items in their order, without items whose target was deleted.</param>
/// <param name="Notices">Notes on items that are left out: <c>target_gone</c> where the tag, section, author or front was deleted.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When the menu was created.</param>
/// <param name="ModifiedAt">When the menu was last changed.</param>
public sealed record EditorialMenu(
    long Id,
    string Slug,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<EditorialMenuItem> Items,
    IReadOnlyList<Notice> Notices,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ModifiedAt) : IVersioned;

/// <summary>An item of a menu as editors see it; it can be sent unchanged in a request.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Slug">For a section, tag, author or front: its present slug.</param>
/// <param name="Url">For a link: the address.</param>
/// <param name="Labels">By language: the text that readers see; if empty, they see the name of the target.</param>
/// <param name="Items">The items below it.</param>
public sealed record EditorialMenuItem(
    MenuItemKind Kind, string? Slug, string? Url, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<EditorialMenuItem> Items);
