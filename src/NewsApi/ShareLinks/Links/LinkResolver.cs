using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Finds out where a code leads: the link's state, the article's life and the reader's language decide.</summary>
internal sealed class LinkResolver(LinkCache links, TimeProvider time)
{
    private static readonly LinkTarget Unknown = new(LinkStatus.Unknown);

    /// <param name="text">What stood behind <c>/s/</c>.</param>
    /// <param name="language">The language that the address asks for, if any.</param>
    /// <param name="acceptLanguage">The request's header.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<LinkTarget> Resolve(string text, string? language, string? acceptLanguage, CancellationToken ct)
    {
        if (ShareCode.Parse(text) is not { } parts || await links.Find(parts.Code, ct) is not { } known)
            return Unknown;
        var state = known.Link.StateAt(time.GetUtcNow());
        if (state == ShareLinkState.Waiting)
            return Unknown;
        return known.Choose(language, acceptLanguage) is { } article
            ? new LinkTarget(LinkStatus.Found, known, article, Channel: parts.Channel).In(state)
            : new LinkTarget(known.Status);
    }
}
