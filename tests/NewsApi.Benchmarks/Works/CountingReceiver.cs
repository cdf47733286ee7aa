using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsApi.Benchmarks.Works;

/// <summary>A receiver of webhooks that reads each request, answers 204 and counts.</summary>
internal sealed class CountingReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _count;

    private CountingReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            Interlocked.Increment(ref _count);
        });
    }

    public string Url => _app.Urls.Single();

    public long Count => Interlocked.Read(ref _count);

    public static async Task<CountingReceiver> Start(CancellationToken ct)
    {
        var receiver = new CountingReceiver();
        await receiver._app.StartAsync(ct);
        return receiver;
    }

    /// <summary>Waits until so many requests have come.</summary>
    public async Task Until(long count, TimeSpan patience, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(patience);
        while (Count < count)
            await Task.Delay(5, end.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
