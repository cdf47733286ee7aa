using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.ShareLinks.Cards;

/// <summary>200 with an HTML page: the card, or the whole story if the card is the article's page.</summary>
internal sealed class CardAnswer(LinkCard card, bool forPrint) : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/html; charset=utf-8";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/html"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Security-Policy",
            "Allows only the style, pictures, media and frames of the page. The print view may run its script, but load no frames."));
    }

    public static void AddTo(Dependencies dependencies, LinkCard card)
    {
        dependencies.Add(Dependency.Article(card.Id));
        dependencies.Add(Dependency.Story(card.TranslationGroup));
        foreach (var tag in card.Tags)
            dependencies.Add(Dependency.Tag(tag.Id));
        foreach (var author in card.Authors)
            dependencies.Add(Dependency.Author(author.Id));
        if (card.Section is not null)
            dependencies.Add(Dependency.Section(card.Section.Id));
        foreach (var above in card.Above)
            dependencies.Add(Dependency.Section(above));
        dependencies.Add(Dependency.Site);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers.ContentLanguage = card.Language;
        response.Headers.ContentSecurityPolicy =
            card.Story is null ? SocialCardPage.ContentSecurityPolicy : ArticlePage.ContentSecurityPolicy(card.Story.Body, forPrint);
        var page = card.Story is null ? SocialCardPage.Write(card) : ArticlePage.Write(card, card.Story, forPrint);
        return response.Body.WriteAsync(page, httpContext.RequestAborted).AsTask();
    }
}
