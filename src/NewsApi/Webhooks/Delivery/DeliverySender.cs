using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Json;
using NewsApi.Outgoing;
using NewsApi.Partners.Records;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Makes the request of a delivery and sends it.</summary>
internal sealed class DeliverySender(
    OutgoingClient client, ArticleQueries articles, WebhookScope scope, FetchJournal fetches, TimeProvider time)
{
    private static readonly ArticleQuery WholeArticle = new(ArticleShape.Response, Language: null, FallsBack: false);

    public async Task<(OutgoingRequest Request, OutgoingResponse Answer)> Send(Webhook webhook, DeliveryRow delivery, CancellationToken ct)
    {
        var body = await Body(webhook, delivery, ct);
        var now = time.GetUtcNow();
        var secrets = webhook.SecretList().Where(secret => secret.SignsAt(now)).Select(secret => secret.Value);
        var request = new OutgoingRequest(HttpMethod.Post, new Uri(webhook.Url))
        {
            Body = body,
            Headers =
            [
                new("webhook-id", delivery.EventId),
                new("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new("webhook-signature", WebhookSignature.Sign(secrets, delivery.EventId, now, body)),
            ],
        };
        return (request, await client.Send(request, ct));
    }

    private async Task<byte[]> Body(Webhook webhook, DeliveryRow delivery, CancellationToken ct)
    {
        var data = delivery.Data;
        if (webhook.Payload == WebhookPayload.Full && delivery.Kind == ChangeKinds.Article && delivery.Type != WebhookEvents.Obligation)
            data = $"{data[..^1]},\"article\":{await Article(webhook, delivery, ct)}}}";
        return Encoding.UTF8.GetBytes(
            $$"""{"type":"{{delivery.Type}}","timestamp":{{ApiJson.Write(delivery.EventAt)}},"data":{{data}}}""");
    }

    // The article in its current state. A late attempt must not send a text that has been changed or withdrawn in the meantime.
    private async Task<string> Article(Webhook webhook, DeliveryRow delivery, CancellationToken ct)
    {
        var partner = await scope.PartnerOf(webhook, ct);
        var view = partner is null ? WholeArticle : WholeArticle with { Shape = ArticleShape.Response.With([], partner.HiddenFields) };
        if (!delivery.InScope || (await articles.Find(delivery.EntityId, view, ct)).Story is not { } story)
            return "null";
        if (partner is not null)
        {
            if (!await scope.Has(webhook, delivery.EntityId, ct))
                return "null";
            // The fetch is stored before the article is sent. Every partner that may have received the article must get its corrections.
            await fetches.Add(
                partner.Id, [new FetchedArticle(story.Article.Id, story.Article.Version, story.Article.Seq)], partner.Text, ct);
        }

        using var bytes = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(bytes, ApiJson.Writing))
            story.Write(writer, view.Shape);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
