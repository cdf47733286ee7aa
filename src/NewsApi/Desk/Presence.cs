using NewsApi.Access;

namespace NewsApi.Desk;

/// <summary>A record that somebody has an article open. After <see cref="EndsAt"/> it no longer counts.</summary>
internal sealed record Presence
{
    public string Holder { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public static PresenceResponse ToResponse(Presence? presence, Caller caller) => presence is null
        ? new PresenceResponse(null, null, null, IsYou: false)
        : new PresenceResponse(presence.Holder, presence.Since, presence.EndsAt, presence.Holder == caller.Id);
}
