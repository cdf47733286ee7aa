using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts.Menus;

/// <summary>A navigation menu. Its items hold ids, so that a renamed tag, section or author shows its new name and slug.</summary>
internal sealed record Menu : Term
{
    public IReadOnlyList<MenuItem> Items { get; init; } = [];

    /// <summary>All items, each before those below it.</summary>
    public IEnumerable<MenuItem> AllItems => Items.SelectMany(item => item.WithInside());

    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<MenuItem>>());
}

/// <summary>An item of a menu, as it is stored.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Target">The id of the tag, section, author or front that it leads to; null for the other kinds.</param>
/// <param name="Labels">The labels by language; if empty, readers see the name of the target.</param>
/// <param name="Url">The address of a link; null for the other kinds.</param>
/// <param name="Items">The items below it.</param>
internal sealed record MenuItem(
    MenuItemKind Kind, long? Target, LocalisedText Labels, string? Url, IReadOnlyList<MenuItem> Items)
{
    public IEnumerable<MenuItem> WithInside() => Items.SelectMany(item => item.WithInside()).Prepend(this);
}

/// <summary>The kind of a menu item.</summary>
public enum MenuItemKind
{
    /// <summary>Leads to a section.</summary>
    Section,

    /// <summary>Leads to a tag.</summary>
    Tag,

    /// <summary>Leads to an author.</summary>
    Author,

    /// <summary>Leads to a front.</summary>
    Front,

    /// <summary>Leads to a web address.</summary>
    Link,

    /// <summary>Leads nowhere and holds other items.</summary>
    Group,
}
