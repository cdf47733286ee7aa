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
    /// <exception cref="OptionsValidationException">The section has wrong settings; the message names all of them.</exception>
    public static void Check<T>(IConfigurationSection section)
    {
        var wrong = Refusals(section, typeof(T)).ToList();
        if (wrong.Count > 0)
            throw new OptionsValidationException(section.Path, typeof(T), wrong);
    }

    /// <summary>The settings of an options class.</summary>
    public static IReadOnlyList<PropertyInfo> Of(Type options) => [.. options.GetProperties().Where(property => property.CanWrite)];

    /// <summary>
    /// All settings of an options class by their names below its section, such as <c>S3:Bucket</c>; <c>NAME</c> stands for a name that the
    /// operator chooses. Each comes with its default.
    /// </summary>
    public static IEnumerable<(string Name, PropertyInfo Property, object? Default)> All(Type options)
    {
        var defaults = Activator.CreateInstance(options);
        foreach (var property in Of(options))
            if (PartOf(property) is { } part)
                foreach (var (name, inner, value) in All(part))
                    yield return ($"{property.Name}:{(IsNamed(property) ? "NAME:" : "")}{name}", inner, value);
            else
                yield return (property.Name, property, property.GetValue(defaults));
    }

    /// <summary>What the setting may be, such as <c>Sqlite, SqlServer</c> or <c>2 to 600</c>; null for a text.</summary>
    public static string? Allowed(PropertyInfo property) => TypeOf(property) switch
    {
        { IsEnum: true } choice => string.Join(", ", Enum.GetNames(choice)),
        _ when property.GetCustomAttribute<RangeAttribute>() is { } range =>
            string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
        _ => null,
    };

    public static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    // The type of nested options. Their key is the name of the property, or a name that the operator chooses.
    private static Type? PartOf(PropertyInfo property) =>
        IsNamed(property) ? property.PropertyType.GetGenericArguments()[1]
        : property.PropertyType is { IsClass: true } type && type != typeof(string) ? type
        : null;

    private static bool IsNamed(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static IEnumerable<string> Refusals(IConfigurationSection section, Type options)
    {
        var properties = Of(options);
        foreach (var setting in section.GetChildren())
            if (properties.FirstOrDefault(one => one.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is { } property
                && PartOf(property) is { } part && setting.Value is not { Length: > 0 })
                foreach (var refusal in (IsNamed(property) ? setting.GetChildren() : [setting]).SelectMany(one => Refusals(one, part)))
                    yield return refusal;
            else if (Refusal(setting, section.Path, properties) is { } refusal)
                yield return refusal;
    }

    private static string? Refusal(IConfigurationSection setting, string section, IReadOnlyList<PropertyInfo> properties)
    {
        if (properties.FirstOrDefault(one => one.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
            return $"There is no setting {setting.Path}; {section} has {string.Join(", ", properties.Select(one => one.Name))}.";
        if (IsList(property))
            return setting.Value is { Length: > 0 }
                ? $"{setting.Path}: This is a list, whose entries are {setting.Path}:0, {setting.Path}:1 and so on."
                : null;
        if (PartOf(property) is not null)
            return $"{setting.Path}: This setting has parts and takes no value itself.";
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
