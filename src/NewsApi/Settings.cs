using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace NewsApi;

/// <summary>Binds a settings section so that a wrong or misspelt setting stops the start with its name.</summary>
internal static class Settings
{
    private const string Root = "NewsApi";

    private static readonly string[] Known = ["Data", "Access", "Changes", "Caching", "Counting", "Editing", "Http", "Scheduling"];

    public static void AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((_, configuration) => RefuseUnknown<T>(configuration.GetSection(section)))
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new AnnotationValidation<T>(section));
    }

    /// <summary>What holds where nobody says otherwise. Below every other source, so that the environment overrides it.</summary>
    public static void AddDefaults(this ConfigurationManager configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData =
        [
            new("Logging:LogLevel:Default", "Information"), new("Logging:LogLevel:Microsoft", "Warning"),
            new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error"),
            // What it logs is a line for each request, and it makes an Activity for each only to have something to log; see RequestTrace.
            new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "None"),
            // The host logs a failed start with its stack trace before the serve command can say it in a sentence.
            new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", "Critical"),
        ],
    });

    /// <summary>A section that no room owns is a misspelt one.</summary>
    /// <exception cref="InvalidOperationException">There is one; the message names it.</exception>
    public static void RefuseUnknownSections(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Root).GetChildren())
            if (!Known.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"There is no setting {section.Path}; {Root} has the sections {string.Join(", ", Known)}.");
    }

    // The binder would refuse it too, but names a C# type instead of the setting.
    private static void RefuseUnknown<T>(IConfigurationSection section)
    {
        string[] known = [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];
        foreach (var setting in section.GetChildren())
            if (!known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"There is no setting {setting.Path}; {section.Path} has {string.Join(", ", known)}.");
    }

    /// <summary>Data annotations, with the setting's full name in front of each sentence.</summary>
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
