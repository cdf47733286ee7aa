using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.WebSub;

/// <summary>A subscriber of W3C WebSub: it confirms what the hub asks, or not, and takes what it gets.</summary>
public sealed class Subscriber : IAsyncDisposable
{
    private readonly ConcurrentQueue<HubCall> _calls = [];
    private readonly AppUnderTest _app;
    private readonly bool _confirms;
    private readonly Func<int> _status;
    private Func<IReadOnlyDictionary<string, string>, int?> _refuses = _ => null;
    private Receiver _receiver = null!;

    private Subscriber(AppUnderTest app, bool confirms, Func<int> status) => (_app, _confirms, _status) = (app, confirms, status);

    public string Callback => _receiver.At("/callback?kept=1").ToString();

    /// <param name="app">The program.</param>
    /// <param name="refuses">A status for a question of the hub; null to confirm it.</param>
    public static async Task<Subscriber> Start(AppUnderTest app, Func<IReadOnlyDictionary<string, string>, int?> refuses)
    {
        var subscriber = new Subscriber(app, confirms: true, () => 204) { _refuses = refuses };
        subscriber._receiver = await Receiver.Start(subscriber.Answer);
        return subscriber;
    }

    /// <param name="app">The program whose clock it moves while it waits.</param>
    /// <param name="confirms">Whether it means what is asked in its name.</param>
    /// <param name="status">What it answers to content; 204 where null.</param>
    public static async Task<Subscriber> Start(AppUnderTest app, bool confirms = true, Func<int>? status = null)
    {
        var subscriber = new Subscriber(app, confirms, status ?? (() => 204));
        subscriber._receiver = await Receiver.Start(subscriber.Answer);
        return subscriber;
    }

    /// <summary>Waits until it has got so many requests of a method.</summary>
    public async Task<IReadOnlyList<HubCall>> Heard(string method, int count)
    {
        await Eventually.Is(
            () =>
            {
                _app.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(Of(method).Count);
            },
            Is.EqualTo(count));
        return Of(method);
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private List<HubCall> Of(string method) => [.. _calls.Where(call => call.Method == method)];

    private async Task Answer(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString());
        var body = _receiver.Requests.Last(one => one.Method == context.Request.Method).Body;
        var headers = context.Request.Headers.ToDictionary(
            one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (HttpMethods.IsPost(context.Request.Method))
            context.Response.StatusCode = _status();
        else if (!_confirms)
            context.Response.StatusCode = 404;
        else if (_refuses(query) is { } status)
            context.Response.StatusCode = status;
        else
            await context.Response.WriteAsync(query["hub.challenge"]);
        _calls.Enqueue(new HubCall(context.Request.Method, query, headers, body));
    }

    /// <summary>A request of the hub.</summary>
    public sealed record HubCall(
        string Method, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Body);
}
