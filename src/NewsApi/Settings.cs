using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace NewsApi;

/// <summary>Binds settings sections. A wrong or misspelt setting stops the start with a message that names it.</summary>
internal static class Settings
{
    public const string FileName = "appsettings.json";

    private const string Root = "NewsApi", FormatterName = "Logging:Console:FormatterName", Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] Formatters = [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];

    private static readonly string[] Sections =
    [
        "Data", "Access", "Agents", "Changes", "Caching", "Counting", "Editing", "Health", "Http", "Media", "Outgoing", "Purge",
        "Reader", "Scheduling", "Sync", "Usage", "Webhooks", "WebSub",
    ];

    public static void AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((_, configuration) => SettingValues.Check<T>(configuration.GetSection(section)))
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new AnnotationValidation<T>(section));
        services.AddSingleton(new SettingsSection(section, typeof(T)));
    }

    /// <summary>
    /// Adds the defaults, and above them the file <see cref="FileName"/> in the program's folder, as the sources of lowest priority. All
    /// other sources override them.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is not valid JSON.</exception>
    public static void AddDefaults(this ConfigurationManager configuration, string programFolder)
    {
        configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            Path = FileName, Optional = true, FileProvider = new PhysicalFileProvider(programFolder),
        });
        // In readable lines, a space separates the time from the level.
        var separator = (configuration[FormatterName] ?? ConsoleFormatterNames.Simple) == ConsoleFormatterNames.Json ? "" : " ";
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Logging:LogLevel:Default", "Information"), new("Logging:LogLevel:Microsoft", "Warning"),
                new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error"),
                // This category logs a line and creates an Activity for each request; see RequestTrace.
                new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None"),
                // This category logs each refused key.
                new("Logging:LogLevel:NewsApi.Access.ApiKeyAuthentication", "Warning"),
                // The host logs a failed start with its stack trace; the serve command reports it in one sentence.
                new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", "Critical"),
                new(FormatterName, ConsoleFormatterNames.Simple), new("Logging:Console:FormatterOptions:SingleLine", "true"),
                new("Logging:Console:FormatterOptions:TimestampFormat", Timestamp + separator),
                new("Logging:Console:FormatterOptions:UseUtcTimestamp", "true"),
            ],
        });
    }

    /// <summary>Whether the console log has the format <c>simple</c>, for people. The other formats are for programs.</summary>
    public static bool LogsForPeople(this IConfiguration configuration) =>
        ConsoleFormatterNames.Simple.Equals(configuration[FormatterName], StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses wrong log settings. The framework ignores them, or refuses them without naming the setting.</summary>
    /// <exception cref="InvalidOperationException">A value is wrong; the message names the setting and what it may be.</exception>
    public static void RefuseWrongLogging(IConfiguration configuration)
    {
        if (configuration[FormatterName] is { } name && !Formatters.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{FormatterName}: '{name}' is not one of {string.Join(", ", Formatters)}.");
        foreach (var section in (string[])["Logging:LogLevel", "Logging:Console:LogLevel"])
            foreach (var level in configuration.GetSection(section).GetChildren())
                if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
                    throw new InvalidOperationException(
                        $"{level.Path}: '{level.Value}' is not one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
    }

    /// <summary>Refuses sections that no options class binds.</summary>
    /// <exception cref="InvalidOperationException">There is an unknown section; the message names it.</exception>
    public static void RefuseUnknownSections(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Root).GetChildren())
            if (!Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException(
                    $"There is no setting {section.Path}; {Root} has the sections {string.Join(", ", Sections)}.");
    }

    /// <summary>Validates data annotations; each message starts with the full name of the setting.</summary>
    private sealed class AnnotationValidation<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var results = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(results.Select(
                    result => $"{section}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}"));
        }
    }
}

/// <summary>A section of the settings and the options that it is bound to.</summary>
/// <param name="Path">The name of the section, such as <c>NewsApi:Http</c>.</param>
/// <param name="Options">A class with a constructor without parameters; its properties are the settings.</param>
internal sealed record SettingsSection(string Path, Type Options);
