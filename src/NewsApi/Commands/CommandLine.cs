using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Articles.Editing.Checks;

namespace NewsApi.Commands;

/// <summary>The command line. Without a command the program serves; everything else is a verb of the same binary.</summary>
internal static class CommandLine
{
    /// <summary>The exit code where a setting stops the start.</summary>
    public const int WrongSettings = 2;

    private const string ServeVerb = "serve";

    // Settings are read once. Otherwise the host watches its folder for changes, the database's log included.
    private const string KeepSettings = "--hostBuilder:reloadConfigOnChange=false";

    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<ServeCommand>();
        services.AddSingleton<GracefulStop>();
        services.AddSingleton<KeysCommand>();
        services.AddSingleton<CheckCommand>();
        services.AddSingleton<PurgeCommand>();
        services.AddSingleton<BackupCommand>();
        services.AddSingleton<NewSiteCommand>();
        services.AddSingleton<ProjectionCheck>();
        services.AddSingleton<SearchRebuild>();
        services.AddSingleton<TitleKeyFill>();
        services.AddSingleton<DemoSite>();
        return services;
    }

    /// <summary>What of the arguments are settings of the host, such as <c>--urls</c>: a verb's own options are not.</summary>
    public static string[] HostArguments(string[] args) => args switch
    {
        [ServeVerb, .. var settings] => [KeepSettings, .. settings],
        _ when IsServe(args) => [KeepSettings, .. args],
        _ => [KeepSettings],
    };

    /// <summary>Builds the program; null, with the reason said, where a setting that building needs is wrong.</summary>
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

    /// <returns>The exit code: 0 for done, 1 for what did not work, <see cref="WrongSettings"/>.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args is not ["openapi" or "health" or "--help" or "-h" or "--version", ..] && !await HasGoodSettings(app))
            return WrongSettings;
        try
        {
            return IsServe(args)
                ? await app.Services.GetRequiredService<ServeCommand>().Run(app)
                : await Verbs(app).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"NewsApi could not go on: {e.Message}");
            return 1;
        }
    }

    private static bool IsServe(string[] args) =>
        args is [] or [ServeVerb, ..] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "--version"));

    private static RootCommand Verbs(WebApplication app)
    {
        var services = app.Services;
        return new RootCommand("NewsApi, a headless CMS for newsrooms. Without a command it serves; settings come from the environment.")
        {
            new Command(ServeVerb, "Answer requests (the default)."),
            services.GetRequiredService<KeysCommand>().Build(),
            services.GetRequiredService<CheckCommand>().Build(),
            services.GetRequiredService<PurgeCommand>().Build(),
            services.GetRequiredService<BackupCommand>().Build(),
            services.GetRequiredService<NewSiteCommand>().Build(),
            OpenApiCommand.Build(app),
            HealthCommand.Build(),
        };
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
