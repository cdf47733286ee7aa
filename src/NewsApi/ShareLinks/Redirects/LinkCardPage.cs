using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Links;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>The card that a program gets in place of the redirect.</summary>
internal static class LinkCardPage
{
    public static Task Write(HttpContext context, LinkCard card, LinkTarget target, CancellationToken ct)
    {
        var preview = target.Link!.Preview;
        // Networks read the page at og:url again. So a link with its own preview gives its own address there, not that of the article.
        var page = SocialCardPage.Write(card, preview.IsEmpty
            ? null
            : new CardOverrides(preview.Title, preview.Description, preview.ImageUrl, target.Cached!.Address));
        var response = context.Response;
        response.Headers.ContentSecurityPolicy = SocialCardPage.ContentSecurityPolicy;
        response.Headers.ContentLanguage = card.Language;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(page, ct).AsTask();
    }
}
