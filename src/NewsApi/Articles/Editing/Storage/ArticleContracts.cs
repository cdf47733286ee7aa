using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Text.Bodies;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>All that an edit of an article can change. It becomes public when the article is published, not before.</summary>
/// <param name="Language" example="en">BCP 47 tag, one of the site's languages; fixed once the article is made.</param>
/// <param name="TranslationOf">Id of an article that this one translates, or that it was translated into. Null in an answer: there is none; null in a change: as it is. Its own id makes it a story of its own again.</param>
/// <param name="Slug" example="call-for-cease-fire">Its name in addresses, unique per language; made from the title when null, and then kept.</param>
/// <param name="Title">The headline, 1 to 300 characters.</param>
/// <param name="Summary">The standfirst, at most 1,000 characters.</param>
/// <param name="Body">The text.</param>
/// <param name="Section">Slug of the section.</param>
/// <param name="Tags">Slugs of tags in the order of their weight, at most 50.</param>
/// <param name="Authors">Who made it, in the order to be named, at most 20.</param>
/// <param name="Byline">The line of names as printed, where it is not simply the authors; at most 300 characters.</param>
/// <param name="Source">Whom the story is credited to.</param>
/// <param name="PlaceLine" example="ANKARA">Where it was filed, at most 200 characters.</param>
/// <param name="LeadImage">The picture above the story.</param>
/// <param name="CanonicalUrl">Where the story's first or main copy lives, if not at its usual address.</param>
/// <param name="Rights">What others may do with it.</param>
/// <param name="Seo">Texts for search engines, where they differ from title and summary.</param>
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
    ArticleSeo? Seo)
{
    /// <summary>The revision, but for its number and slug and the ids of what it refers to, which only the database knows.</summary>
    internal ArticleRevision ToRevision(Body body) => new()
    {
        Title = Title!,
        Summary = Summary,
        BodyFormat = Body!.Format!.Value.ToString(),
        BodySource = Body.Content!,
        BodyHtml = body.Html,
        BodyText = body.Text,
        BodyBlocks = ApiJson.Write(body.Blocks),
        WordCount = body.WordCount,
        ReadingMinutes = body.ReadingMinutes,
        Byline = Byline,
        SourceName = Source?.Name,
        SourceUrl = Source?.Url,
        PlaceLine = PlaceLine,
        ImageUrl = LeadImage?.Url,
        ImageAlt = LeadImage?.Alt,
        ImageCredit = LeadImage?.Credit,
        ImageWidth = LeadImage?.Width,
        ImageHeight = LeadImage?.Height,
        CanonicalUrl = CanonicalUrl,
        Licence = Rights?.Licence,
        Attribution = Rights?.Attribution,
        Syndicatable = Rights?.Syndicatable ?? true,
        SeoTitle = Seo?.Title,
        SeoDescription = Seo?.Description,
    };

    /// <summary>The content that a revision was made of.</summary>
    /// <param name="r">The revision.</param>
    /// <param name="names">What it refers to, by the names of today.</param>
    internal static ArticleContent Of(ArticleRevision r, ReferenceNames names) => new(
        names.Language,
        names.TranslationOf,
        r.Slug,
        r.Title,
        r.Summary,
        new ArticleBodySource(Enum.Parse<BodyFormat>(r.BodyFormat), r.BodySource),
        names.Section,
        names.Tags,
        names.Authors,
        r.Byline,
        r.SourceName is null ? null : new ArticleSource(r.SourceName, r.SourceUrl),
        r.PlaceLine,
        r.ImageUrl is null ? null : new LeadImage(r.ImageUrl, r.ImageAlt, r.ImageCredit, r.ImageWidth, r.ImageHeight),
        r.CanonicalUrl,
        new ArticleRights(r.Licence, r.Attribution, r.Syndicatable),
        r.SeoTitle is null && r.SeoDescription is null ? null : new ArticleSeo(r.SeoTitle, r.SeoDescription));
}

/// <summary>What a revision refers to by id, as content names it.</summary>
internal sealed record ReferenceNames(
    string Language, long? TranslationOf, string? Section, IReadOnlyList<string> Tags, IReadOnlyList<ArticleAuthor> Authors);

/// <summary>The text as its editor wrote it.</summary>
/// <param name="Format">How the content is written.</param>
/// <param name="Content">The text, at most 200,000 characters. HTML that is not on the allow-list is taken out.</param>
public sealed record ArticleBodySource(BodyFormat? Format, string? Content);

/// <summary>Whom a story is credited to: "via regional media".</summary>
/// <param name="Name">Their name, 1 to 200 characters.</param>
/// <param name="Url">Their story or site.</param>
public sealed record ArticleSource(string? Name, string? Url);

/// <summary>An author and their part.</summary>
/// <param name="Author">Slug of the author.</param>
/// <param name="Role">Their part; author when null.</param>
public sealed record ArticleAuthor(string? Author, AuthorRole? Role);

/// <summary>The picture above a story.</summary>
/// <param name="Url">Absolute address of the image.</param>
/// <param name="Alt">What it shows, for those who can't see it; at most 500 characters.</param>
/// <param name="Credit">Whose picture it is, at most 300 characters.</param>
/// <param name="Width">Width in pixels, 1 to 100,000.</param>
/// <param name="Height">Height in pixels, 1 to 100,000.</param>
public sealed record LeadImage(string? Url, string? Alt, string? Credit, int? Width, int? Height);

/// <summary>What others may do with a story.</summary>
/// <param name="Licence">The terms in words, at most 500 characters; the site's sentence applies when null.</param>
/// <param name="Attribution">How to name the source, at most 300 characters.</param>
/// <param name="Syndicatable">Whether partners may republish it; true when null.</param>
public sealed record ArticleRights(string? Licence, string? Attribution, bool? Syndicatable);

/// <summary>Texts for search engines.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Description">At most 300 characters.</param>
public sealed record ArticleSeo(string? Title, string? Description);
