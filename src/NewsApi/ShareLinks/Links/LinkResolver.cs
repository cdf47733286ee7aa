using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Finds the article that a code leads to, by the state of the link, the state of its article and the reader's language.</summary>
internal sealed class LinkResolver(LinkCache links, TimeProvider time)
{
    private static readonly LinkTarget Unknown = new(LinkStatus.Unknown);

    /// <param name="text">The part of the address after <c>/s/</c>.</param>
    /// <param name="language">The language in the request's query; null for none.</param>
    /// <param name="acceptLanguage">The request's header Accept-Language.</param>
    /// <param name="ct">Cancels the lookup.</param>
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
