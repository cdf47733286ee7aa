using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Dapper;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.ShareLinks.Links;

/// <summary>What a link does once it has expired, is used up or was ended.</summary>
public enum ExpiryAction
{
    /// <summary>Goes on leading to the article, without its campaign.</summary>
    Article,

    /// <summary>Answers 410.</summary>
    Gone,
}

/// <summary>A short link. It always leads to an article, never to a free address.</summary>
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

    /// <summary>How many of <see cref="MaxClicks"/> are taken, where there is a limit. Not audited.</summary>
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
