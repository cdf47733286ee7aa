using System.Net.Sockets;
using NewsApi.Access;
using NewsApi.Http;

namespace NewsApi.Commands;

/// <summary>Prepares the database, starts listening, and says what to open.</summary>
internal sealed class ServeCommand(
    DatabaseStart database, DemoSite demo, FirstKey firstKey, PublicUrl api, IHostEnvironment environment)
{
    public async Task<int> Run(WebApplication app)
    {
        var key = await database.Run(CancellationToken.None);
        if (environment.IsDevelopment())
            await demo.LoadIntoEmpty(CancellationToken.None);
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or FormatException or SocketException or ArgumentOutOfRangeException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            await Console.Error.WriteLineAsync($"NewsApi can't listen{Where(app)}: {e.Message}");
            return 1;
        }

        Welcome(key);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string Where(WebApplication app) =>
        app.Configuration[WebHostDefaults.ServerUrlsKey] is { } urls ? $" at {urls}" : "";

    private void Welcome(string? key)
    {
        Console.WriteLine($"NewsApi answers at {api.Root}");
        Console.WriteLine($"  articles    {api.Root}/v1/articles");
        Console.WriteLine($"  try it out  {api.Root}/docs");
        if (key is null)
            return;
        Console.WriteLine($"  admin key   {key}");
        Console.WriteLine($"              shown this once, and kept in {firstKey.File}");
    }
}
