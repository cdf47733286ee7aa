using System.Net.Sockets;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Changes;
using NewsApi.Commands.Demo;
using NewsApi.Counting.Totals;
using NewsApi.Data.Migrations;
using NewsApi.Data.Statements;
using NewsApi.Desk;
using NewsApi.Health;
using NewsApi.Http;
using NewsApi.Media.Renditions;
using NewsApi.Media.Upkeep;
using NewsApi.Partners.Records;
using NewsApi.Scheduling;
using NewsApi.Sync;
using NewsApi.Sync.Streams;
using NewsApi.Webhooks;

namespace NewsApi.Commands;

/// <summary>Prepares the database, starts listening, and prints the addresses to open.</summary>
internal sealed partial class ServeCommand(
    IMigrator migrator, SearchRebuild rebuild, TitleKeyFill titles, DemoSite demo, DemoReaders readers, FirstKey firstKey,
    ChangeFeed feed, PublishScheduler scheduler, ChangeLogPruning pruning, MediaWorker media, PublishedSizes sizes, RightsReminder reminder,
    MediaSweep sweep, StreamHub streams, FetchJournal fetches, WebhookHost webhooks, CountingHost counted, HealthWatch health,
    WarmUp warmUp, PublicUrl api, GracefulShutdown stop, IHostEnvironment environment, IConfiguration configuration,
    IOptions<DataOptions> data, ILogger<ServeCommand> log)
{
    public async Task<int> Run(WebApplication app)
    {
        // The routes are built here, and not by the first request. This runs at the same time as the migration.
        var routes = Task.Run(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Count);
        await migrator.MigrateAsync(CancellationToken.None);
        await rebuild.Run(CancellationToken.None);
        await titles.Run(CancellationToken.None);
        var key = await firstKey.Make(CancellationToken.None);
        if (key is not null)
            Show(key);
        var newStories = environment.IsDevelopment() ? await demo.LoadIntoEmpty(CancellationToken.None) : [];
        await feed.StartAsync(CancellationToken.None);
        await streams.StartAsync(CancellationToken.None);
        await fetches.StartAsync(CancellationToken.None);
        await counted.Start(CancellationToken.None);
        if (newStories.Count > 0)
            await readers.Read(newStories, CancellationToken.None);
        await health.StartAsync(CancellationToken.None);
        await warmUp.Run(CancellationToken.None);
        await routes;
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

        await scheduler.StartAsync(CancellationToken.None);
        await pruning.StartAsync(CancellationToken.None);
        await media.StartAsync(CancellationToken.None);
        await sizes.StartAsync(CancellationToken.None);
        await reminder.StartAsync(CancellationToken.None);
        await sweep.StartAsync(CancellationToken.None);
        await webhooks.Start(CancellationToken.None);
        LogStarted(ProgramVersion.Text, data.Value.Place, string.Join(", ", app.Urls), environment.EnvironmentName);
        if (configuration.LogsForPeople())
            Welcome(app, isFirst: key is not null);
        await stop.Run(app);
        await health.StopAsync(CancellationToken.None);
        await counted.Stop();
        await streams.StopAsync(CancellationToken.None);
        await pruning.StopAsync(CancellationToken.None);
        await reminder.StopAsync(CancellationToken.None);
        await media.StopAsync(CancellationToken.None);
        await sizes.StopAsync(CancellationToken.None);
        await sweep.StopAsync(CancellationToken.None);
        await scheduler.StopAsync(CancellationToken.None);
        await webhooks.Stop();
        await fetches.StopAsync(CancellationToken.None);
        await feed.StopAsync(CancellationToken.None);
        return 0;
    }

    private static string Where(WebApplication app) =>
        app.Configuration[WebHostDefaults.ServerUrlsKey] is { } urls ? $" at {urls}" : "";

    // The key is printed at once, because it is shown only this time and a later step may fail. A log that is collected has only the name
    // of the file.
    private void Show(string key)
    {
        if (!configuration.LogsForPeople())
        {
            LogFirstKey(firstKey.File);
            return;
        }

        Console.WriteLine("NewsApi has made its first key");
        Console.WriteLine($"  admin key   {key}");
        Console.WriteLine($"              shown this once, and kept in {firstKey.File}");
    }

    private void Welcome(WebApplication app, bool isFirst)
    {
        Console.WriteLine($"NewsApi answers at {api.Root}");
        if (!app.Urls.Contains(api.Root))
            Console.WriteLine($"  listens at  {string.Join(", ", app.Urls)}");
        Console.WriteLine($"  database    {data.Value.Place}");
        if (!isFirst && File.Exists(firstKey.File))
            Console.WriteLine($"  first key   in {firstKey.File}");
        if (api.HasPages)
            Console.WriteLine($"  read it     {api.At("/")}");
        Console.WriteLine($"  articles    {api.At("/v1/articles")}");
        Console.WriteLine($"  try it out  {api.At("/docs")}");
    }

    [LoggerMessage(LogLevel.Information, "NewsApi {Version} started on {Database}, listening at {Addresses} ({Environment})")]
    private partial void LogStarted(string version, string database, string addresses, string environment);

    [LoggerMessage(LogLevel.Information, "The first admin key was made and is in {File}")]
    private partial void LogFirstKey(string file);
}
