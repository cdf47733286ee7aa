using NewsApi.Text.Names;

namespace NewsApi.Commands;

/// <summary>
/// The arguments of <c>serve</c>: switches of the host, and settings by their names, such as <c>--NewsApi:Data:Folder=/data</c>.
/// </summary>
internal static class ServeArguments
{
    public const string Verb = "serve", Urls = "--urls", Environment = "--environment";

    // The launch profile sets this variable. If it set the URLs and the environment itself, it would override those of the shell.
    private const string DotnetRun = "NEWSAPI_DOTNET_RUN", DotnetRunUrl = "http://localhost:5080";

    private static readonly string[] Switches =
        [Urls, Environment, "--contentRoot", "--applicationName", "--http_ports", "--https_ports", "--https_port"];

    private static readonly string[] Sections = ["--NewsApi", "--Logging", "--Kestrel"];

    public static bool IsServe(string[] args) =>
        !args.Any(CommandLine.IsHelp) && (args is [] or [Verb, ..] || (args[0].StartsWith('-') && args[0] != "--version"));

    /// <summary>Why the arguments are wrong; null if they are right.</summary>
    public static string? Refusal(string[] args)
    {
        for (var next = 0; next < args.Length; next++)
        {
            var name = args[next].Split('=', 2)[0];
            if (!IsKnown(name))
                return $"There is no switch '{name}'.{Suggestion(name)} --help names all switches and settings.";
            if (name.Length == args[next].Length && (++next == args.Length || args[next].StartsWith("--", StringComparison.Ordinal)))
                return $"The switch '{name}' needs a value, such as {name} {Example(name)}.";
        }

        return null;
    }

    /// <summary>
    /// The argument that makes Development the default environment of <c>dotnet run</c>; empty if the shell names an environment.
    /// </summary>
    public static string[] DefaultEnvironment() =>
        IsDotnetRun && Variable("ASPNETCORE_ENVIRONMENT") is null && Variable("DOTNET_ENVIRONMENT") is null
            ? [$"{Environment}={Microsoft.Extensions.Hosting.Environments.Development}"]
            : [];

    /// <summary>Sets the address at which <c>dotnet run</c> listens if no setting names one.</summary>
    public static void AddUrl(ConfigurationManager configuration)
    {
        string[] addresses = ["urls", "http_ports", "https_ports"];
        if (IsDotnetRun && addresses.All(name => string.IsNullOrEmpty(configuration[name]))
            && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            configuration.AddInMemoryCollection([new("urls", DotnetRunUrl)]);
    }

    private static bool IsDotnetRun => Variable(DotnetRun) is not null;

    private static bool IsKnown(string name) =>
        Switches.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Sections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    private static string Suggestion(string name) => name.TrimStart('-').ToLowerInvariant() switch
    {
        "port" or "p" or "url" or "host" or "listen" or "http" => $" Did you mean '{Urls} http://localhost:8080'?",
        "env" or "e" => $" Did you mean '{Environment} Production'?",
        _ => NearestName.Find(name, [.. Switches, "--help", "--version"]) is { } nearest ? $" Did you mean '{nearest}'?" : "",
    };

    private static string Example(string name) =>
        name.Equals(Urls, StringComparison.OrdinalIgnoreCase) ? "http://localhost:8080"
        : name.Equals(Environment, StringComparison.OrdinalIgnoreCase) ? "Production"
        : "VALUE";

    private static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
