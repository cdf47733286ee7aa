using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Commands.Demo;

namespace NewsApi.Commands;

/// <summary>The command line. Without a command the program serves; everything else is a verb of the same binary.</summary>
internal static class CommandLine
{
    /// <summary>The exit code when a wrong setting prevents the start.</summary>
    public const int WrongSettings = 2;

    // Settings are read only once. Otherwise the host would watch its folder for changes, including changes of the database log.
    private const string KeepSettings = "--hostBuilder:reloadConfigOnChange=false";

    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<ServeCommand>();
        services.AddSingleton<GracefulShutdown>();
        services.AddSingleton<KeysCommand>();
        services.AddSingleton<CheckCommand>();
        services.AddSingleton<PurgeCommand>();
        services.AddSingleton<BackupCommand>();
        services.AddSingleton<MediaCommand>();
        services.AddSingleton<NewSiteCommand>();
        services.AddSingleton<ProjectionCheck>().AddSingleton<MediaUsesCheck>();
        services.AddSingleton<SearchRebuild>();
        services.AddSingleton<TitleKeyFill>();
        services.AddSingleton<DemoSite>().AddSingleton<DemoPictures>();
        services.AddSingleton<DemoReaders>();
        services.AddSingleton<WarmUp>();
        return services;
    }

    /// <summary>A builder with all settings; null if the arguments or a file of settings are wrong. Writes the reason to stderr.</summary>
    public static WebApplicationBuilder? Builder(string[] args)
    {
        string[] switches = args is [ServeArguments.Verb, ..] ? args[1..] : args;
        var isServe = ServeArguments.IsServe(args);
        if (isServe && ServeArguments.Refusal(switches) is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return null;
        }

        try
        {
            var builder = WebApplication.CreateBuilder(
                [KeepSettings, .. ServeArguments.DefaultEnvironment(), .. isServe ? switches : []]);
            builder.Configuration.AddDefaults(AppContext.BaseDirectory);
            ServeArguments.AddUrl(builder.Configuration);
            Settings.RefuseWrongLogging(builder.Configuration);
            return builder;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.InnerException is null ? e.Message : $"{e.Message} {e.GetBaseException().Message}");
            return null;
        }
    }

    /// <summary>Whether an argument asks for help.</summary>
    public static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?";

    /// <summary>Builds the program. Returns null if a required setting is wrong, and writes the reason to standard error.</summary>
    public static WebApplication? Build(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            Console.Error.WriteLine(Sentences(e));
            return null;
        }
    }

    /// <returns>The exit code: 0 for success, 1 for a failure, <see cref="WrongSettings"/>.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var needsNone = args is ["openapi" or "health" or "--version", ..] || args.Any(IsHelp);
        if (!needsNone && !await HasGoodSettings(app))
            return WrongSettings;
        try
        {
            if (ServeArguments.IsServe(args))
                return await app.Services.GetRequiredService<ServeCommand>().Run(app);
            var code = await Verbs(app).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            if (args is [var only] && IsHelp(only) || args is [ServeArguments.Verb, ..])
                Console.WriteLine(SettingsHelp.Of(app.Services.GetServices<SettingsSection>()));
            return code;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"NewsApi could not go on: {e.Message}");
            return 1;
        }
    }

    private static RootCommand Verbs(WebApplication app)
    {
        var services = app.Services;
        Option<string>[] switches =
        [
            new(ServeArguments.Urls) { Description = "The addresses to listen at, such as http://localhost:8080; also ASPNETCORE_URLS." },
            new(ServeArguments.Environment)
            {
                Description = "Production, or Development, which loads a demo site into an empty database; also ASPNETCORE_ENVIRONMENT.",
            },
        ];
        var serve = new Command(ServeArguments.Verb, "Answer requests (the default).");
        var root = new RootCommand("NewsApi, a headless CMS for newsrooms. Without a command it serves.")
        {
            serve,
            services.GetRequiredService<KeysCommand>().Build(),
            services.GetRequiredService<CheckCommand>().Build(),
            services.GetRequiredService<PurgeCommand>().Build(),
            services.GetRequiredService<BackupCommand>().Build(),
            services.GetRequiredService<MediaCommand>().Build(),
            services.GetRequiredService<NewSiteCommand>().Build(),
            OpenApiCommand.Build(app),
            HealthCommand.Build(),
        };
        foreach (var one in switches)
        {
            root.Add(one);
            serve.Add(one);
        }

        return root;
    }

    private static async Task<bool> HasGoodSettings(WebApplication app)
    {
        try
        {
            Settings.RefuseUnknownSections(app.Configuration);
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or AggregateException)
        {
            await Console.Error.WriteLineAsync(Sentences(e));
            return false;
        }
    }

    // The configuration binder throws InvalidOperationException for a value that can't be converted or an unknown name.
    private static string Sentences(Exception e) => e switch
    {
        AggregateException many => string.Join(Environment.NewLine, many.InnerExceptions.Select(Sentences)),
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        _ => e.Message,
    };
}
