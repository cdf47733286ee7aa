using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.WebSub;

/// <summary>Stores the subscriptions of the hub, and the ETag of the newest content of each topic.</summary>
internal sealed class SubscriptionStore(Db db, TimeProvider time)
{
    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM websub_subscriptions");

    private static readonly Sql AddSql = new("""
        INSERT INTO websub_subscriptions (key_hash, topic, callback, asked, asked_seconds, asked_secret, asked_at, asked_attempts,
            owed_attempts, version, created_at)
        VALUES (@Key, @Topic, @Callback, @Mode, @Seconds, @Secret, @Now, 0, 0, 1, @Now)
        """);

    private static readonly Sql AskSql = new("""
        UPDATE websub_subscriptions
        SET asked = @Mode, asked_seconds = @Seconds, asked_secret = @Secret, asked_at = @Now, asked_attempts = 0, version = version + 1
        WHERE key_hash = @Key
        """);

    private static readonly Sql AskedSql = new(dialect => $"""
        SELECT {Subscription.Columns}
        FROM websub_subscriptions AS s
        WHERE s.asked_at <= @Now
        ORDER BY s.asked_at, s.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ConfirmSql = new("""
        UPDATE websub_subscriptions
        SET secret = asked_secret, lease_until = @Until, asked = NULL, asked_at = NULL, asked_secret = NULL
        WHERE id = @Id AND version = @Version
        """);

    private static readonly Sql TryLaterSql = new("""
        UPDATE websub_subscriptions SET asked_at = @At, asked_attempts = asked_attempts + 1 WHERE id = @Id AND version = @Version
        """);

    // A subscription that was confirmed earlier continues unchanged.
    private static readonly Sql DropAskedSql = new("""
        UPDATE websub_subscriptions SET asked = NULL, asked_at = NULL, asked_secret = NULL
        WHERE id = @Id AND version = @Version AND lease_until IS NOT NULL
        """);

    private static readonly Sql DeleteUnconfirmedSql =
        new("DELETE FROM websub_subscriptions WHERE id = @Id AND version = @Version AND lease_until IS NULL");

    private static readonly Sql DeleteSql = new("DELETE FROM websub_subscriptions WHERE id = @Id AND version = @Version");

    private static readonly Sql DeleteEndedSql =
        new("DELETE FROM websub_subscriptions WHERE lease_until < @Now AND asked IS NULL");

    private static readonly Sql TopicsSql = new("""
        SELECT s.topic AS name, MAX(t.etag) AS etag
        FROM websub_subscriptions AS s
        JOIN websub_topics AS t ON t.topic = s.topic
        WHERE s.lease_until >= @Now
        GROUP BY s.topic
        ORDER BY s.topic
        """);

    private static readonly Sql OweSql =
        new("UPDATE websub_subscriptions SET owed_at = @Now, owed_attempts = 0 WHERE topic = @Topic AND lease_until >= @Now");

    private static readonly Sql DenySql = new($"""
        UPDATE websub_subscriptions SET asked = '{Subscription.Denied}', asked_at = @Now, asked_attempts = 0, version = version + 1
        WHERE topic = @Topic AND (asked IS NULL OR asked <> '{Subscription.Denied}')
        """);

    private static readonly Sql SetTopicSql = new("UPDATE websub_topics SET etag = @ETag WHERE topic = @Topic");

    private static readonly Sql AddTopicSql = new("""
        INSERT INTO websub_topics (topic, etag)
        SELECT @Topic, @ETag FROM change_counter AS n
        WHERE n.id = 1 AND NOT EXISTS (SELECT 1 FROM websub_topics AS t WHERE t.topic = @Topic)
        """);

    // If a topic has no active subscription, its stored ETag may be old, so it is replaced.
    private static readonly Sql RefreshTopicSql = new("""
        UPDATE websub_topics SET etag = @ETag
        WHERE topic = @Topic
            AND NOT EXISTS (SELECT 1 FROM websub_subscriptions AS s WHERE s.topic = @Topic AND s.lease_until >= @Now)
        """);

    private static readonly Sql OwedSql = new(dialect => $"""
        SELECT {Subscription.Columns}
        FROM websub_subscriptions AS s
        WHERE s.owed_at <= @Now AND s.lease_until >= @Now
        ORDER BY s.owed_attempts, s.owed_at, s.id
        {dialect.Limit("@Take")}
        """);

    // If the topic has changed during the delivery, its ETag differs, so the subscription still waits for a delivery.
    private static readonly Sql SentSql = new("""
        UPDATE websub_subscriptions SET owed_at = NULL, owed_attempts = 0
        WHERE id = @Id AND EXISTS (
            SELECT 1 FROM websub_topics AS t WHERE t.topic = websub_subscriptions.topic AND t.etag = @ETag)
        """);

    private static readonly Sql FailedSql =
        new("UPDATE websub_subscriptions SET owed_at = @At, owed_attempts = owed_attempts + 1 WHERE id = @Id");

    /// <summary>Stores a subscriber's request. The subscription changes only when the subscriber has confirmed the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="lease">The duration of the subscription from its verification.</param>
    /// <param name="etag">The current ETag of the topic. The hub sends content only when its ETag differs from this.</param>
    /// <param name="most">The maximum number of subscriptions.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False if the request is for a new subscription and the limit is reached; else true.</returns>
    public Task<bool> Ask(HubRequest request, TimeSpan lease, string etag, int most, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            var args = new
            {
                request.Key, request.Topic, request.Callback, Mode = request.Mode.ToString().ToLowerInvariant(),
                Seconds = (int)lease.TotalSeconds, request.Secret, Now = time.GetUtcNow(),
            };
            if (write.Execute(AskSql, args) > 0)
                return true;
            // There is no subscription to end.
            if (request.Mode == HubMode.Unsubscribe)
                return true;
            if (write.Find<long>(CountSql) >= most)
                return false;
            write.Run(AddSql, args);
            var topic = new { request.Topic, ETag = etag, Now = time.GetUtcNow() };
            write.Run(RefreshTopicSql, topic);
            write.Run(AddTopicSql, topic);
            return true;
        },
        ct);

    /// <summary>The subscriptions with a request or notice that is due to be sent to the callback.</summary>
    public Task<IReadOnlyList<Subscription>> Asked(int take, CancellationToken ct) =>
        db.ListAsync<Subscription>(AskedSql, new { Now = time.GetUtcNow(), Take = take }, ct);

    /// <summary>The subscriptions with a due delivery, those with the fewest failed attempts first.</summary>
    public Task<IReadOnlyList<Subscription>> Owed(int take, CancellationToken ct) =>
        db.ListAsync<Subscription>(OwedSql, new { Now = time.GetUtcNow(), Take = take }, ct);

    /// <summary>The topics with active subscriptions, with the last ETag of each.</summary>
    public Task<IReadOnlyList<Topic>> Topics(CancellationToken ct) =>
        db.ListAsync<Topic>(TopicsSql, new { Now = time.GetUtcNow() }, ct);

    public Task Confirm(Subscription one, CancellationToken ct) => Run(
        ConfirmSql, new { one.Id, one.Version, Until = time.GetUtcNow().AddSeconds(one.AskedSeconds) }, ct);

    public Task TryLater(Subscription one, TimeSpan wait, CancellationToken ct) =>
        Run(TryLaterSql, new { one.Id, one.Version, At = time.GetUtcNow() + wait }, ct);

    /// <summary>Removes a request that the subscriber did not confirm. Also removes the subscription if it was never confirmed.</summary>
    public Task Drop(Subscription one, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            write.Run(DropAskedSql, new { one.Id, one.Version });
            write.Run(DeleteUnconfirmedSql, new { one.Id, one.Version });
            return 0;
        },
        ct);

    public Task Delete(Subscription one, CancellationToken ct) => Run(DeleteSql, new { one.Id, one.Version }, ct);

    public Task DeleteEnded(CancellationToken ct) => Run(DeleteEndedSql, new { Now = time.GetUtcNow() }, ct);

    /// <summary>Stores the ETag of a topic's new content, and marks the delivery to each active subscriber as due.</summary>
    public Task SetContent(string topic, string etag, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            var args = new { Topic = topic, ETag = etag, Now = time.GetUtcNow() };
            write.Run(SetTopicSql, args);
            write.Run(OweSql, args);
            return 0;
        },
        ct);

    /// <summary>Marks the subscriptions of a deleted topic: the hub notifies their subscribers and ends them. Can be repeated.</summary>
    public Task Deny(string topic, CancellationToken ct) => Run(DenySql, new { Topic = topic, Now = time.GetUtcNow() }, ct);

    public Task Sent(Subscription one, string etag, CancellationToken ct) => Run(SentSql, new { one.Id, ETag = etag }, ct);

    /// <param name="one">The subscription.</param>
    /// <param name="wait">The time until the next attempt; null if the hub makes no further attempt until the topic changes.</param>
    /// <param name="ct">Cancels.</param>
    public Task Failed(Subscription one, TimeSpan? wait, CancellationToken ct) =>
        Run(FailedSql, new { one.Id, At = wait is { } later ? time.GetUtcNow() + later : (DateTimeOffset?)null }, ct);

    private Task Run(Sql sql, object args, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            write.Run(sql, args);
            return 0;
        },
        ct);
}

/// <summary>A feed with active subscriptions.</summary>
internal sealed record Topic
{
    /// <summary>The absolute address of the feed.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ETag of the newest content that the hub has read.</summary>
    public string ETag { get; init; } = "";
}
