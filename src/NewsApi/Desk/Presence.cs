using NewsApi.Access;

namespace NewsApi.Desk;

/// <summary>A lease on an article's attention. One whose time is over is none.</summary>
internal sealed record Presence
{
    public string Holder { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public static PresenceResponse ToResponse(Presence? presence, Caller caller) => presence is null
        ? new PresenceResponse(null, null, null, IsYou: false)
        : new PresenceResponse(presence.Holder, presence.Since, presence.EndsAt, presence.Holder == caller.Id);
}
