using NewsApi.Articles.Published.Stories;
using NewsApi.Text;
using NewsApi.Text.Addresses;
using NewsApi.Text.Bodies;
using NewsApi.Usage;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The content of an article that an edit can change. It becomes public when the article is published.</summary>
/// <param name="Language" example="en">BCP 47 tag, one of the site's languages; can't be changed after creation.</param>
/// <param name="TranslationOf">
/// Id of another article of the same story in another language. In an answer, null means that the article has no translations. In a
/// request, null changes nothing, and the article's own id separates it from its translations.
/// </param>
/// <param name="Slug" example="call-for-cease-fire">
/// The article's name in addresses, unique per language. When null, a new article gets a slug from its title, and an existing article
/// keeps its slug.
/// </param>
/// <param name="Title">The headline, 1 to 300 characters.</param>
/// <param name="Summary">The standfirst, at most 1,000 characters.</param>
/// <param name="Body">The text.</param>
/// <param name="Section">Slug of the section.</param>
/// <param name="Tags">Slugs of tags, most important first, at most 50.</param>
/// <param name="Authors">Its authors in the order of display, at most 20.</param>
/// <param name="Byline">The byline, where it differs from the authors; at most 300 characters.</param>
/// <param name="Source">The external source that the article credits.</param>
/// <param name="PlaceLine" example="ANKARA">The place where the article was filed, at most 200 characters.</param>
/// <param name="LeadImage">The picture above the story.</param>
/// <param name="CanonicalUrl">The canonical URL, if it is not the article's usual address.</param>
/// <param name="Rights">Its terms of use.</param>
/// <param name="Seo">Texts for search engines, where they differ from title and summary.</param>
/// <param name="Usage">Machine-readable terms of use, where they differ from those of its section and of the site.</param>
/// <param name="AiUse">How AI was used to make the story (EU AI Act, article 50); null when not stated.</param>
/// <param name="Responsible" example="Desk editor">Who is responsible for it: a person or a role, at most 300 characters.</param>
public sealed record ArticleContent(
    string? Language,
    long? TranslationOf,
    string? Slug,
    string? Title,
    string? Summary,
    ArticleBodySource? Body,
    string? Section,
    IReadOnlyList<string>? Tags,
    IReadOnlyList<ArticleAuthor>? Authors,
    string? Byline,
    ArticleSource? Source,
    string? PlaceLine,
    LeadImage? LeadImage,
    string? CanonicalUrl,
    ArticleRights? Rights,
    ArticleSeo? Seo,
    UsagePolicy? Usage = null,
    AiUse? AiUse = null,
    string? Responsible = null)
{
    /// <summary>Makes the revision without its number, its slug and the ids of its references, which come from the database.</summary>
    internal ArticleRevision ToRevision(Body body) => new ArticleRevision
    {
        Title = Title!.Trim(),
        Summary = Summary,
        BodyFormat = Body!.Format!.Value.ToString(),
        BodyBaseUrl = Body.BaseUrl,
        Byline = Byline,
        SourceName = Source?.Name,
        SourceUrl = Source?.Url,
        PlaceLine = PlaceLine,
        ImageUrl = LeadImage?.Url,
        ImageMedia = LeadImage?.Media,
        ImageAlt = LeadImage?.Alt,
        ImageCredit = LeadImage?.Credit,
        ImageWidth = LeadImage?.Width,
        ImageHeight = LeadImage?.Height,
        CanonicalUrl = CanonicalUrl,
        Licence = Rights?.Licence,
        Attribution = Rights?.Attribution,
        Syndicatable = Usage?.Syndication != UsageRule.Denied && (Rights?.Syndicatable ?? true),
        SeoTitle = Seo?.Title,
        SeoDescription = Seo?.Description,
        Usage = UsagePolicy.Write(Usage),
        AiUse = AiUse?.Kind?.ToString(),
        AiNote = AiUse?.Note,
        Responsible = Responsible,
    }.WithBody(Body.Content!, body);

    /// <summary>The content with its addresses escaped as in RFC 3986. Adds a notice for each address that changed.</summary>
    internal ArticleContent WithEscapedAddresses(List<Notice> notices) => this with
    {
        CanonicalUrl = Escaped(CanonicalUrl, "/canonicalUrl", notices),
        Source = Source is null ? null : Source with { Url = Escaped(Source.Url, "/source/url", notices) },
        LeadImage = LeadImage is null ? null : LeadImage with { Url = Escaped(LeadImage.Url, "/leadImage/url", notices) },
    };

    private static string? Escaped(string? url, string where, List<Notice> notices)
    {
        var escaped = url is null ? null : WebAddresses.Escape(url);
        if (escaped != url)
            notices.Add(new Notice("address_changed", 1, where, $"The address became '{escaped}'."));
        return escaped;
    }

    /// <summary>Turns a revision back into content.</summary>
    /// <param name="r">The revision.</param>
    /// <param name="names">The current slugs of the revision's references.</param>
    internal static ArticleContent Of(ArticleRevision r, ReferenceNames names) => new(
        names.Language,
        names.TranslationOf,
        r.Slug,
        r.Title,
        r.Summary,
        new ArticleBodySource(Enum.Parse<BodyFormat>(r.BodyFormat), r.BodySource, r.BodyBaseUrl),
        names.Section,
        names.Tags,
        names.Authors,
        r.Byline,
        r.SourceName is null ? null : new ArticleSource(r.SourceName, r.SourceUrl),
        r.PlaceLine,
        r.ImageUrl is null && r.ImageMedia is null
            ? null
            : new LeadImage(r.ImageUrl, r.ImageAlt, r.ImageCredit, r.ImageWidth, r.ImageHeight, r.ImageMedia),
        r.CanonicalUrl,
        new ArticleRights(r.Licence, r.Attribution, r.Syndicatable),
        r.SeoTitle is null && r.SeoDescription is null ? null : new ArticleSeo(r.SeoTitle, r.SeoDescription),
        r.Usage is null ? null : UsagePolicy.Read(r.Usage),
        NewsApi.Usage.AiUse.Of(r.AiUse, r.AiNote),
        r.Responsible);
}

/// <summary>The references of a revision as content names them: by slug instead of id.</summary>
internal sealed record ReferenceNames(
    string Language, long? TranslationOf, string? Section, IReadOnlyList<string> Tags, IReadOnlyList<ArticleAuthor> Authors);

/// <summary>The text as the editor wrote it.</summary>
/// <param name="Format">The format of the content.</param>
/// <param name="Content">
/// The text, at most 1,000,000 characters, 50,000 elements and 10,000 table rows. HTML that is not on the allow-list is removed; the
/// <c>notices</c> of the answer list what was removed.
/// </param>
/// <param name="BaseUrl" example="https://news.example/2026/">
/// Base URL of relative addresses in the text: an absolute http or https address; the site's base URL when null.
/// </param>
public sealed record ArticleBodySource(BodyFormat? Format, string? Content, string? BaseUrl = null);

/// <summary>An external source that an article credits, as in "via regional media".</summary>
/// <param name="Name">The source's name, 1 to 200 characters.</param>
/// <param name="Url">Address of the source's story or site.</param>
public sealed record ArticleSource(string? Name, string? Url);

/// <summary>An author and their role.</summary>
/// <param name="Author">Slug of the author.</param>
/// <param name="Role">Their role; author when null.</param>
public sealed record ArticleAuthor(string? Author, AuthorRole? Role);

/// <summary>The picture above a story: either an uploaded picture by its id, or an external picture by its address.</summary>
/// <param name="Url">Absolute address of the image; null with <c>media</c>.</param>
/// <param name="Alt">
/// Text alternative for people who can't see the image, at most 500 characters. With <c>media</c>, it replaces the file's own text
/// alternative.
/// </param>
/// <param name="Credit">The credit line, at most 300 characters. With <c>media</c>, it replaces the file's own credit line.</param>
/// <param name="Width">Width in pixels, 1 to 100,000; null with <c>media</c>.</param>
/// <param name="Height">Height in pixels, 1 to 100,000; null with <c>media</c>.</param>
/// <param name="Media">Id of an uploaded picture.</param>
public sealed record LeadImage(string? Url, string? Alt, string? Credit, int? Width, int? Height, long? Media = null);

/// <summary>The terms of use of a story.</summary>
/// <param name="Licence">The terms in words, at most 500 characters; the site's own licence sentence applies when null.</param>
/// <param name="Attribution">How to credit the story, at most 300 characters.</param>
/// <param name="Syndicatable">Whether partners may republish the story; true when null.</param>
public sealed record ArticleRights(string? Licence, string? Attribution, bool? Syndicatable);

/// <summary>Texts for search engines.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Description">At most 300 characters.</param>
public sealed record ArticleSeo(string? Title, string? Description);
