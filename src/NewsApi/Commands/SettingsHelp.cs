using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsApi.Commands;

/// <summary>Names all settings with default, allowed values and meaning, for <c>--help</c>.</summary>
internal static partial class SettingsHelp
{
    private const int Width = 100;

    // The settings of the framework that most installations need.
    private static readonly (string Name, string Default, string Meaning)[] Framework =
    [
        ("ASPNETCORE_URLS", "http://localhost:5000, with dotnet run http://localhost:5080", "The addresses at which NewsApi listens."),
        ("ASPNETCORE_ENVIRONMENT", "Production, with dotnet run Development", "Development loads a demo site into an empty database."),
        ("Logging__LogLevel__Default", "Information", "The lowest level that is logged; Warning logs only warnings and errors."),
        ("Logging__Console__FormatterName", "simple", "Format of the log: simple, json or systemd."),
    ];

    public static string Of(IEnumerable<SettingsSection> sections)
    {
        var text = new StringBuilder();
        text.AppendLine("Settings (environment variables; also --NewsApi:Http:PublicUrl=... after serve, and the sections of");
        text.AppendLine($"{Settings.FileName} in the program's folder or in the current one; src/docs/operations.md says more):");
        foreach (var (name, value, meaning) in Framework)
            Add(text, name, value, allowed: null, meaning);
        var meanings = Meanings();
        foreach (var section in sections.OrderBy(section => section.Path, StringComparer.Ordinal))
            foreach (var (name, property, value) in SettingValues.All(section.Options))
                Add(
                    text, $"{section.Path}:{name}{(SettingValues.IsList(property) ? ":0" : "")}".Replace(":", "__"),
                    SettingValues.IsList(property) ? null : Text(value), SettingValues.Allowed(property),
                    meanings.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", ""));

        return text.ToString().TrimEnd();
    }

    private static string? Text(object? value) => value is bool flag ? (flag ? "true" : "false") : value?.ToString();

    private static void Add(StringBuilder text, string name, string? value, string? allowed, string meaning)
    {
        text.Append("  ").Append(name);
        if (value is { Length: > 0 })
            text.Append(" = ").Append(value);
        if (allowed is not null)
            text.Append(" (").Append(allowed).Append(')');
        text.AppendLine();
        var line = new StringBuilder();
        foreach (var word in meaning.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length >= Width)
            {
                text.Append("     ").Append(line).AppendLine();
                line.Clear();
            }

            line.Append(' ').Append(word);
        }

        if (line.Length > 0)
            text.Append("     ").Append(line).AppendLine();
    }

    // The compiler writes the summaries of the options into an XML file next to the program.
    private static Dictionary<string, string> Meanings()
    {
        var file = Path.ChangeExtension(typeof(SettingsHelp).Assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!))
            : [];
    }

    private static string Plain(XElement summary) => Space().Replace(
        string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } link => link.Attribute("cref")?.Value.Split('.')[^1] ?? link.Value,
            XElement other => other.Value,
            _ => node.ToString(),
        })),
        " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
