using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Finds where a code leads, by the state of the link and its article, and the reader's language.</summary>
internal sealed class LinkResolver(LinkCache links, TimeProvider time)
{
    private static readonly LinkTarget Unknown = new(LinkStatus.Unknown);

    /// <param name="text">What follows <c>/s/</c> in the address.</param>
    /// <param name="language">The language in the query of the request, if any.</param>
    /// <param name="acceptLanguage">The request's header.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<LinkTarget> Resolve(string text, string? language, string? acceptLanguage, CancellationToken ct)
    {
        if (ShareCode.Parse(text) is not { } parts || await links.Find(parts.Code, ct) is not { } link)
            return Unknown;
        var state = link.Link.StateAt(time.GetUtcNow());
        if (state == ShareLinkState.Waiting)
            return Unknown;
        return link.Choose(language, acceptLanguage) is { } article
            ? new LinkTarget(LinkStatus.Found, link, article, Channel: parts.Channel).In(state)
            : new LinkTarget(link.Status);
    }
}
