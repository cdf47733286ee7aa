using NewsApi.Http.Answers;
using NewsApi.Json;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Whether a subscription gets events; if not, why.</summary>
public enum WebhookState
{
    /// <summary>It gets events.</summary>
    Active,

    /// <summary>An admin switched it off.</summary>
    Paused,

    /// <summary>The receiver answered 410.</summary>
    Gone,

    /// <summary>No delivery succeeded for five days.</summary>
    Failing,
}

/// <summary>The content of a delivery.</summary>
public enum WebhookPayload
{
    /// <summary>Data about the change, without the article itself.</summary>
    Thin,

    /// <summary>The data of <c>thin</c> and the article, as the Content API shows it.</summary>
    Full,
}

/// <summary>A subscription.</summary>
internal sealed record Webhook : IVersioned
{
    public const string Columns =
        "w.id, w.name, w.url, w.events, w.languages, w.sections, w.tags, w.payload, w.state, w.secrets, w.version, w.created_at, "
        + "w.created_by, w.modified_at, w.partner_id";

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>Names of events, or all events of a kind, such as <c>tag.*</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Slugs of sections.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Slugs of tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public WebhookPayload Payload { get; init; }

    public WebhookState State { get; init; }

    /// <summary>JSON of the secrets, newest first.</summary>
    public string Secrets { get; init; } = "[]";

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The partner that receives the deliveries and whose scope selects the articles; null if there is none.</summary>
    public long? PartnerId { get; init; }

    public IReadOnlyList<WebhookSecret> SecretList() => ApiJson.Read<IReadOnlyList<WebhookSecret>>(Secrets);
}

/// <summary>A secret that signs deliveries.</summary>
/// <param name="Value">The secret with its prefix.</param>
/// <param name="CreatedAt">When the secret was created.</param>
/// <param name="ExpiresAt">When the secret stops signing deliveries; null for the newest secret.</param>
internal sealed record WebhookSecret(string Value, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    public bool SignsAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}
