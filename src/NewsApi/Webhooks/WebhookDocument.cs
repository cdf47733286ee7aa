using Microsoft.OpenApi;
using NewsApi.Webhooks.Delivery;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Webhooks;

/// <summary>The body of a delivery that reports a change.</summary>
/// <param name="Type" example="article.updated">The name of the event.</param>
/// <param name="Timestamp">When the change was made.</param>
/// <param name="Data">The change. With the payload <c>full</c>, it also has <c>article</c>, as in `GET /v1/articles/{id}`.</param>
public sealed record ChangeEvent(string Type, DateTimeOffset Timestamp, EventData Data);

/// <summary>The body of a delivery that reports an obligation.</summary>
/// <param name="Type" example="partner.obligation">The name of the event.</param>
/// <param name="Timestamp">When the article was corrected or taken down.</param>
/// <param name="Data">The obligation.</param>
public sealed record ObligationEvent(string Type, DateTimeOffset Timestamp, ObligationData Data);

/// <summary>Describes the deliveries as <c>webhooks</c> of the OpenAPI document.</summary>
internal sealed class WebhookDocument : IDocumentFilter
{
    private const string Tag = "Webhooks";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Webhooks = new Dictionary<string, IOpenApiPathItem>
        {
            ["change"] = Item(
                swaggerDoc, context, typeof(ChangeEvent), "receiveChange", "Public content has changed.",
                $"The events are {string.Join(", ", WebhookEvents.Names.Where(name => name != WebhookEvents.Obligation))}."),
            ["obligation"] = Item(
                swaggerDoc, context, typeof(ObligationEvent), "receiveObligation",
                "An article that the partner fetched was corrected or taken down.", "Only for webhooks with a partner."),
        };
    }

    private static OpenApiPathItem Item(
        OpenApiDocument document, DocumentFilterContext context, Type body, string id, string summary, string description)
    {
        var schema = context.SchemaGenerator.GenerateSchema(body, context.SchemaRepository);
        return new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Post] = new()
                {
                    OperationId = id,
                    Summary = summary,
                    Description = description
                        + " The headers webhook-id, webhook-timestamp and webhook-signature are those of Standard Webhooks.",
                    // The receiver checks the signature, so there is no other security scheme.
                    Security = [new OpenApiSecurityRequirement()],
                    Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                    RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, IOpenApiMediaType>
                        {
                            ["application/json"] = new OpenApiMediaType { Schema = schema },
                        },
                    },
                    Responses = new OpenApiResponses
                    {
                        ["2XX"] = new OpenApiResponse { Description = "Accepted. After any other status, the delivery is sent again." },
                        ["410"] = new OpenApiResponse { Description = "The webhook is switched off, and nothing more is sent." },
                    },
                },
            },
        };
    }
}
