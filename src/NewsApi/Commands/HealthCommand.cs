using System.CommandLine;

namespace NewsApi.Commands;

/// <summary><c>health</c>: checks whether a running node is ready; for containers, because their small images contain no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Build()
    {
        var url =
            new Option<string>("--url") { DefaultValueFactory = _ => "http://localhost:8080", Description = "Address of the node." };
        var command = new Command("health", "Check whether a node is ready; exit code 1 if it is not.") { url };
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
