using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>A client that listens to a stream of changes.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly SseParser<string> _parser;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    private Listener(HttpResponseMessage response, Stream body)
    {
        Response = response;
        _parser = SseParser.Create(body);
        _events = _parser.EnumerateAsync(_patience.Token).GetAsyncEnumerator();
    }

    public HttpResponseMessage Response { get; }

    public long LastId => long.Parse(_parser.LastEventId, System.Globalization.CultureInfo.InvariantCulture);

    public static Task<Listener> Open(AppUnderTest app, string query = "", params (string Name, string Value)[] headers) =>
        Open(app.Anonymous(), "/v1/changes/stream?" + query, headers);

    public static async Task<Listener> Open(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new Listener(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<SseItem<string>> Next()
    {
        Assert.That(await _events.MoveNextAsync(), Is.True, "the stream has ended");
        return _events.Current;
    }

    public async Task<SseItem<string>> Next(string type)
    {
        while (true)
            if (await Next() is var item && item.EventType == type)
                return item;
    }

    public Task<SseItem<string>> NextChange() => Next("change");

    public async Task<string> Change() => Mirror.Show(JsonNode.Parse((await NextChange()).Data)!.AsObject());

    public async Task<bool> HasEnded() => !await _events.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        Response.Dispose();
        await _patience.CancelAsync();
        _patience.Dispose();
    }
}
