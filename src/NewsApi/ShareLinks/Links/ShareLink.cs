using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Dapper;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.ShareLinks.Links;

/// <summary>What a link does once it has expired, is used up or was ended.</summary>
public enum ExpiryAction
{
    /// <summary>The link still leads to the article, but without its campaign parameters.</summary>
    Article,

    /// <summary>The link is answered with 410.</summary>
    Gone,
}

/// <summary>A short link. It always leads to an article, never to an arbitrary address.</summary>
internal sealed record ShareLink : IEntity
{
    public long Id { get; init; }

    public string Code { get; init; } = "";

    public long ArticleId { get; init; }

    public string? Language { get; init; }

    public bool Automatic { get; init; }

    public string? Note { get; init; }

    public Campaign Campaign { get; init; } = new(null, null, null, null, null);

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public ExpiryAction OnExpiry { get; init; }

    public int? MaxClicks { get; init; }

    /// <summary>The number of clicks that count towards <see cref="MaxClicks"/>, if it is set. Not audited.</summary>
    [JsonIgnore]
    public int Uses { get; init; }

    public LinkPreview Preview { get; init; } = LinkPreview.None;

    public DateTimeOffset? EndedAt { get; init; }

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public ShareLinkState StateAt(DateTimeOffset now) =>
        EndedAt is not null ? ShareLinkState.Ended
        : ExpiresAt <= now ? ShareLinkState.Expired
        : StartsAt > now ? ShareLinkState.Waiting
        : Uses >= MaxClicks ? ShareLinkState.UsedUp
        : ShareLinkState.Live;

    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new JsonColumn<Campaign>());
}
