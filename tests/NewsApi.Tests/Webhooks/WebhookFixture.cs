using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks;

/// <summary>A site whose webhooks may go to receivers on the loopback.</summary>
public abstract class WebhookFixture(Database database) : DatabaseFixture(database)
{
    private readonly List<long> _hooks = [];

    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["NewsApi:Outgoing:AllowedPrivateHosts:0"] = "127.0.0.1:*",
        ["NewsApi:Outgoing:TimeoutMilliseconds"] = "10000",
        ["NewsApi:Webhooks:AtOnce"] = "1",
        ["NewsApi:Webhooks:PollMilliseconds"] = "50",
    };

    /// <summary>No test hears of another one's changes.</summary>
    [TearDown]
    public async Task DeleteHooks()
    {
        foreach (var id in _hooks)
            if ((await Admin.Get($"/v1/editorial/webhooks/{id}")) is { Status: HttpStatusCode.OK } present)
                await Admin.Delete($"/v1/editorial/webhooks/{id}", present.ETag);
        _hooks.Clear();
    }

    protected override AppUnderTest Make(Database kind) => new(kind, Settings);

    /// <summary>A subscription to this receiver.</summary>
    protected async Task<Hook> Subscribe(
        Receiver receiver, string[]? events = null, object? filter = null, string payload = "thin")
    {
        var created = (await Admin.Post(
            "/v1/editorial/webhooks", new { name = "Test", url = receiver.Address, events, filter, payload }))
            .Expect(HttpStatusCode.Created);
        var hook = new Hook(created.Json["webhook"]!["id"]!.GetValue<long>(), created.Value<string>("secret"));
        _hooks.Add(hook.Id);
        return hook;
    }

    protected async Task<Answer> Get(Hook hook)
    {
        Tick();
        return (await Admin.Get(hook.Path)).Expect(HttpStatusCode.OK);
    }

    /// <summary>Waits until the receiver has got so many events, and returns them.</summary>
    protected async Task<IReadOnlyList<Received>> Arrived(Receiver receiver, int count)
    {
        await Eventually.Is(
            () =>
            {
                Tick();
                return Task.FromResult(receiver.Requests.Count);
            },
            Is.EqualTo(count));
        return receiver.Requests;
    }

    /// <summary>Waits until the newest delivery is as expected.</summary>
    protected Task Newest(Hook hook, string state, int attempts) => Eventually.Is(
        async () =>
        {
            Tick();
            var newest = (await Admin.Get($"{hook.Path}/deliveries?limit=1")).Json["items"]!.AsArray().FirstOrDefault();
            return (newest?["state"]?.GetValue<string>(), newest?["attempts"]?.GetValue<int>());
        },
        Is.EqualTo(((string?)state, (int?)attempts)));

    // The dispatcher may have looked at the clock just before a test moved it; then it looks again.
    private void Tick() => App.Clock.Advance(TimeSpan.FromMilliseconds(60));

    protected static JsonNode Data(Received received) => JsonNode.Parse(received.Body)!["data"]!;

    protected static string Type(Received received) => JsonNode.Parse(received.Body)!["type"]!.GetValue<string>();

    protected static long Id(Received received) => Data(received)["id"]!.GetValue<long>();
}

/// <summary>A subscription of a test.</summary>
public sealed record Hook(long Id, string Secret)
{
    public string Path => $"/v1/editorial/webhooks/{Id}";
}
