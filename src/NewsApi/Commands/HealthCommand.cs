using System.CommandLine;

namespace NewsApi.Commands;

/// <summary><c>health</c>: asks a running node whether it is ready; for containers, whose small images hold no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Build()
    {
        var url =
            new Option<string>("--url") { DefaultValueFactory = _ => "http://localhost:8080", Description = "Where the node listens." };
        var command = new Command("health", "Ask a node whether it is ready; exit code 1 when not.") { url };
        command.SetAction(async (parsed, ct) =>
        {
            using var client = new HttpClient { Timeout = Patience };
            try
            {
                using var answer = await client.GetAsync($"{parsed.GetValue(url)!.TrimEnd('/')}/health/ready", ct);
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }
}
