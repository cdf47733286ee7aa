using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace NewsApi;

/// <summary>Binds settings sections. A wrong or misspelt setting stops the start with a message that names it.</summary>
internal static class Settings
{
    private const string Root = "NewsApi";

    private static readonly string[] Sections =
    [
        "Data", "Access", "Changes", "Caching", "Counting", "Editing", "Health", "Http", "Scheduling",
    ];

    public static void AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((_, configuration) => RefuseUnknown<T>(configuration.GetSection(section)))
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new AnnotationValidation<T>(section));
    }

    /// <summary>Adds the defaults below all other sources, so that these override them.</summary>
    public static void AddDefaults(this ConfigurationManager configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData =
        [
            new("Logging:LogLevel:Default", "Information"), new("Logging:LogLevel:Microsoft", "Warning"),
            new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error"),
            // It logs a line and creates an Activity for each request; see RequestTrace.
            new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None"),
            // The host logs a failed start with its stack trace; the serve command reports it in one sentence.
            new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", "Critical"),
        ],
    });

    /// <summary>Refuses sections that no options class binds.</summary>
    /// <exception cref="InvalidOperationException">There is an unknown section; the message names it.</exception>
    public static void RefuseUnknownSections(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Root).GetChildren())
            if (!Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException(
                    $"There is no setting {section.Path}; {Root} has the sections {string.Join(", ", Sections)}.");
    }

    // The binder also refuses unknown settings, but its message names a C# type instead of the setting.
    private static void RefuseUnknown<T>(IConfigurationSection section)
    {
        string[] names = [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];
        foreach (var setting in section.GetChildren())
            if (!names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"There is no setting {setting.Path}; {section.Path} has {string.Join(", ", names)}.");
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
