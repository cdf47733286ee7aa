using System.CommandLine;
using Microsoft.Extensions.Options;

namespace NewsApi.Commands;

/// <summary>The command line. Without a command the program serves; everything else is a verb of the same binary.</summary>
internal static class CommandLine
{
    private const string ServeVerb = "serve";

    public static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<ServeCommand>();
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<KeysCommand>();
        services.AddSingleton<CheckCommand>();
        services.AddSingleton<Articles.ProjectionCheck>();
        services.AddSingleton<DemoSite>();
    }

    /// <summary>What of the arguments are settings of the host, such as <c>--urls</c>: a verb's own options are not.</summary>
    public static string[] HostArguments(string[] args) => args switch
    {
        [ServeVerb, .. var settings] => settings,
        _ when IsServe(args) => args,
        _ => [],
    };

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args is ["openapi" or "health" or "--help" or "-h" or "--version", ..] || await HasGoodSettings(app))
            return IsServe(args)
                ? await app.Services.GetRequiredService<ServeCommand>().Run(app)
                : await Verbs(app).Parse(args).InvokeAsync();
        return 2;
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
        catch (OptionsValidationException e)
        {
            foreach (var failure in e.Failures)
                await Console.Error.WriteLineAsync(failure);
        }
        catch (InvalidOperationException e)
        {
            // The configuration binder's words for a value that can't be converted or a name that does not exist.
            await Console.Error.WriteLineAsync(e.Message);
        }

        return false;
    }
}
