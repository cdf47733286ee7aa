using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace NewsApi;

/// <summary>
/// Checks names and values of a section before they are bound. The binder also refuses wrong ones, but its messages name types of .NET.
/// </summary>
internal static class SettingValues
{
    /// <exception cref="OptionsValidationException">Names all that is wrong in the section.</exception>
    public static void Check<T>(IConfigurationSection section)
    {
        var properties = Of(typeof(T));
        var wrong = section.GetChildren().Select(setting => Refusal(setting, section.Path, properties)).OfType<string>().ToList();
        if (wrong.Count > 0)
            throw new OptionsValidationException(section.Path, typeof(T), wrong);
    }

    /// <summary>The settings of an options class.</summary>
    public static IReadOnlyList<PropertyInfo> Of(Type options) => [.. options.GetProperties().Where(property => property.CanWrite)];

    /// <summary>What the setting may be, such as <c>Sqlite, SqlServer</c> or <c>2 to 600</c>; null for a text.</summary>
    public static string? Allowed(PropertyInfo property) => TypeOf(property) switch
    {
        { IsEnum: true } choice => string.Join(", ", Enum.GetNames(choice)),
        _ when property.GetCustomAttribute<RangeAttribute>() is { } range =>
            string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        _ => null,
    };

    public static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    private static string? Refusal(IConfigurationSection setting, string section, IReadOnlyList<PropertyInfo> properties)
    {
        if (properties.FirstOrDefault(one => one.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
            return $"There is no setting {setting.Path}; {section} has {string.Join(", ", properties.Select(one => one.Name))}.";
        if (IsList(property))
            return setting.Value is { Length: > 0 }
                ? $"{setting.Path}: This is a list, whose entries are {setting.Path}:0, {setting.Path}:1 and so on."
                : null;
        if (setting.GetChildren().Any())
            return $"{setting.Path}: This is one value and has no parts.";
        return IsValue(TypeOf(property), setting.Value) ? null
            : TypeOf(property).IsEnum ? $"{setting.Path}: '{setting.Value}' is not one of {Allowed(property)}."
            : $"{setting.Path}: '{setting.Value}' is not a whole number{(Allowed(property) is { } range ? $" from {range}" : "")}.";
    }

    private static bool IsValue(Type type, string? value) =>
        type.IsEnum ? Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase)
        : type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type != typeof(long) || long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
