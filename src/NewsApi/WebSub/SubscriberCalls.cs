using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsApi.Http;
using NewsApi.Outgoing;

namespace NewsApi.WebSub;

/// <summary>Sends the hub's requests to the callbacks of subscribers.</summary>
internal sealed class SubscriberCalls(OutgoingClient client, PublicUrl api)
{
    private const int ChallengeBytes = 24;

    /// <summary>Asks the callback to confirm the request (W3C WebSub, verification of intent).</summary>
    /// <returns>True for 2xx with the challenge; false for 2xx without the challenge and for 4xx; null otherwise.</returns>
    public async Task<bool?> Verify(Subscription one, CancellationToken ct)
    {
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChallengeBytes));
        var answer = await client.Send(new OutgoingRequest(HttpMethod.Get, At(
            one, ("hub.mode", one.Asked!), ("hub.topic", one.Topic), ("hub.challenge", challenge),
            ("hub.lease_seconds", one.AskedSeconds.ToString(CultureInfo.InvariantCulture)))), ct);
        return answer.IsSuccess ? answer.Body == challenge : answer.Status is >= 400 and < 500 ? false : null;
    }

    /// <summary>Notifies the subscriber that the topic no longer exists.</summary>
    /// <returns>Whether the subscriber answered with 2xx.</returns>
    public async Task<bool> Deny(Subscription one, CancellationToken ct)
    {
        var address = At(
            one, ("hub.mode", Subscription.Denied), ("hub.topic", one.Topic), ("hub.reason", "The feed is no longer offered."));
        return (await client.Send(new OutgoingRequest(HttpMethod.Get, address), ct)).IsSuccess;
    }

    /// <summary>Sends the content of a topic.</summary>
    public Task<OutgoingResponse> Send(Subscription one, InternalAnswer content, CancellationToken ct)
    {
        var link = $"<{api.At(HubUrl.Path)}>; rel=\"hub\", <{one.Topic}>; rel=\"self\"";
        return client.Send(
            new OutgoingRequest(HttpMethod.Post, new Uri(one.Callback))
            {
                Body = content.Body, ContentType = content.ContentType,
                Headers = one.Secret is null
                    ? [new("Link", link)]
                    : [new("Link", link), new("X-Hub-Signature", Sign(one.Secret, content.Body))],
            },
            ct);
    }

    private static string Sign(string secret, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static Uri At(Subscription one, params IEnumerable<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var callback = new UriBuilder(one.Callback) { Fragment = "" };
        callback.Query = callback.Query.Length > 1 ? $"{callback.Query[1..]}&{query}" : query;
        return callback.Uri;
    }
}
