using System.Text.Json.Serialization;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>A public article without its text, as lists carry it.</summary>
/// <param name="Id">The article's id; stays the same for ever.</param>
/// <param name="Language">BCP 47 tag of the language it is in.</param>
/// <param name="TranslationGroup">The same number on all translations of one story.</param>
/// <param name="Slug">Its name in addresses, unique per language.</param>
/// <param name="Url">The address of its page: the canonical URL.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">The standfirst.</param>
/// <param name="Section">Where it belongs.</param>
/// <param name="Tags">What it is about, in the order of weight.</param>
/// <param name="Authors">Who made it, in the order to be named.</param>
/// <param name="Byline">The line of names as printed, where it is not simply the authors.</param>
/// <param name="Source">Whom the story is credited to.</param>
/// <param name="PlaceLine">Where it was filed.</param>
/// <param name="LeadImage">The picture above the story.</param>
/// <param name="Rights">What others may do with it.</param>
/// <param name="WordCount">Words of the text.</param>
/// <param name="ReadingMinutes">Minutes to read it, at 200 words a minute, rounded up.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="PublishedAt">When it was first published.</param>
/// <param name="UpdatedAt">When an editor last changed what readers see.</param>
/// <param name="ModifiedAt">When anything of it was last changed.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="Seq">Number of its last public change in the site's change log.</param>
public record ArticleSummary(
    long Id,
    string Language,
    long TranslationGroup,
    string Slug,
    string Url,
    string Title,
    string? Summary,
    SectionReference? Section,
    IReadOnlyList<TagReference> Tags,
    IReadOnlyList<AuthorReference> Authors,
    string? Byline,
    SourceCredit? Source,
    string? PlaceLine,
    Picture? LeadImage,
    Rights Rights,
    int WordCount,
    int ReadingMinutes,
    DateTimeOffset CreatedAt,
    DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset ModifiedAt,
    int Version,
    long Seq);

/// <summary>A public article with its text.</summary>
public sealed record ArticleResponse : ArticleSummary
{
    internal ArticleResponse(ArticleSummary summary, Seo seo, ArticleBody body, IReadOnlyList<TranslationReference> translations)
        : base(summary) => (Seo, Body, Translations) = (seo, body, translations);

    /// <summary>Texts for search engines; where nothing else was written, title and summary.</summary>
    [JsonPropertyOrder(1)]
    public Seo Seo { get; }

    /// <summary>The same story in other languages, as far as it is public there, in the order of their tags.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<TranslationReference> Translations { get; }

    /// <summary>The text in three forms.</summary>
    [JsonPropertyOrder(2)]
    public ArticleBody Body { get; }
}

/// <summary>The text of an article in three forms that say the same.</summary>
/// <param name="Html">Sanitised HTML.</param>
/// <param name="Text">Plain text, a blank line between blocks.</param>
/// <param name="Blocks">Blocks for apps that draw their own text.</param>
public sealed record ArticleBody(string Html, string Text, IReadOnlyList<Block> Blocks);

/// <summary>The section of an article, named in the article's language.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name.</param>
public sealed record SectionReference(long Id, string Slug, string Name);

/// <summary>A tag of an article, named in the article's language.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Kind">What kind of thing it names.</param>
/// <param name="Name">Its name.</param>
public sealed record TagReference(long Id, string Slug, TagKind Kind, string Name);

/// <summary>An author of an article, named in the article's language.</summary>
/// <param name="Id">The author's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">The part they had in it.</param>
public sealed record AuthorReference(long Id, string Slug, string Name, AuthorRole Role);

/// <summary>The same story in another language.</summary>
/// <param name="Id">That article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">The address of its page.</param>
public sealed record TranslationReference(long Id, string Language, string Slug, string Title, string Url);

/// <summary>Whom a story is credited to.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Url">Their story or site.</param>
public sealed record SourceCredit(string Name, string? Url);

/// <summary>A picture and what is known of it.</summary>
/// <param name="Url">Absolute address of the image.</param>
/// <param name="Alt">What it shows.</param>
/// <param name="Credit">Whose picture it is.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record Picture(string Url, string? Alt, string? Credit, int? Width, int? Height);

/// <summary>What others may do with a story.</summary>
/// <param name="Licence">The terms in words; null where the site's own apply.</param>
/// <param name="Attribution">How to name the source.</param>
/// <param name="Syndicatable">Whether partners may republish it.</param>
public sealed record Rights(string? Licence, string? Attribution, bool Syndicatable);

/// <summary>Texts for search engines.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
public sealed record Seo(string Title, string? Description);
