using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Http;
using NewsApi.Http.Problems;
using NewsApi.Outgoing;

namespace NewsApi.WebSub;

/// <summary>The kind of a subscriber's request.</summary>
internal enum HubMode
{
    Subscribe,
    Unsubscribe,
}

/// <summary>A request of a subscriber, read from the form of W3C WebSub.</summary>
/// <param name="Mode">Whether to subscribe or unsubscribe.</param>
/// <param name="Topic">The absolute address of a feed of this site.</param>
/// <param name="Callback">The subscriber's address, to which the hub sends the feed.</param>
/// <param name="Lease">The requested duration of the subscription; null for the hub's default.</param>
/// <param name="Secret">The key for the signature of deliveries; null for no signature.</param>
internal sealed record HubRequest(HubMode Mode, string Topic, string Callback, TimeSpan? Lease, string? Secret)
{
    /// <summary>The start of the path of every feed to which a client can subscribe.</summary>
    public const string Feeds = "/feeds/";

    private const int MostTopic = 400, MostCallback = 2_000, MostSecret = 199;

    /// <summary>Identifies the subscription. A callback has at most one subscription to a topic.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Callback}\n{Topic}")));

    /// <returns>The request; or null and all errors of the form.</returns>
    public static (HubRequest? Request, IReadOnlyList<ProblemError> Errors) Read(IFormCollection form, PublicUrl api, AddressGuard guard)
    {
        var errors = new List<ProblemError>();
        HubMode? mode = One("hub.mode") switch
        {
            "subscribe" => HubMode.Subscribe,
            "unsubscribe" => HubMode.Unsubscribe,
            _ => null,
        };
        if (mode is null)
            Refuse("hub.mode", "unknown_value", "Must be subscribe or unsubscribe.");
        var topic = One("hub.topic");
        if (topic is not { Length: <= MostTopic } || !topic.StartsWith(api.At(Feeds), StringComparison.Ordinal) || topic.Contains('#'))
            Refuse("hub.topic", "unknown_topic", $"Must be the address of a feed of this site: {api.At(Feeds)}...");
        var callback = One("hub.callback");
        if (callback is not { Length: <= MostCallback } || !Uri.TryCreate(callback, UriKind.Absolute, out var address))
            Refuse("hub.callback", "invalid_url", "Must be an absolute https address.");
        else if (guard.Refuse(address) is { } refusal)
            Refuse("hub.callback", "invalid_url", refusal);
        long lease = 0;
        if (One("hub.lease_seconds") is { Length: > 0 } seconds
            && (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out lease) || lease <= 0))
            Refuse("hub.lease_seconds", "out_of_range", "Must be a whole number of seconds, at least 1.");
        var secret = One("hub.secret");
        if (secret is not null && Encoding.UTF8.GetByteCount(secret) > MostSecret)
            Refuse("hub.secret", "too_long", $"Must have at most {MostSecret} bytes.");
        return errors.Count > 0
            ? (null, errors)
            : (new HubRequest(
                mode!.Value, topic!, callback!, lease > 0 ? TimeSpan.FromSeconds(Math.Min(lease, int.MaxValue)) : null,
                secret is { Length: > 0 } ? secret : null), []);

        string? One(string name) => form.TryGetValue(name, out var values) ? values is [var only] ? only : "" : null;

        void Refuse(string name, string code, string detail) => errors.Add(ProblemError.InParameter(name, code, detail));
    }
}
