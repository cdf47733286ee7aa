using System.Data.Common;
using NewsApi.Access;
using NewsApi.Http;

namespace NewsApi.Commands;

/// <summary>Prepares the database, starts listening, and says what to open.</summary>
internal sealed class ServeCommand(
    DatabaseStart database, DemoSite demo, FirstKey firstKey, PublicUrl api, IHostEnvironment environment)
{
    public async Task<int> Run(WebApplication app)
    {
        try
        {
            var key = await database.Run(CancellationToken.None);
            if (environment.IsDevelopment())
                await demo.LoadIntoEmpty(CancellationToken.None);
            await app.StartAsync();
            Welcome(key);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException or DbException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"NewsApi could not start: {e.Message}");
            return 1;
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

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
