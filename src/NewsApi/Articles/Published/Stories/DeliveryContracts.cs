using System.Text.Json.Serialization;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Articles.Published.Stories;

// Nobody makes these records: ArticleFields writes their JSON straight from rows. They are what the OpenAPI document shows, and
// a test holds the two together.

/// <summary>What every answer says of a public article.</summary>
public abstract record ArticleHead
{
    /// <summary>The article's id; stays the same for ever.</summary>
    public required long Id { get; init; }

    /// <summary>BCP 47 tag of the language it is in.</summary>
    public required string Language { get; init; }

    /// <summary>True when it is not in the language that was asked for.</summary>
    public required bool IsFallback { get; init; }

    /// <summary>The same number on all translations of one story.</summary>
    public required long TranslationGroup { get; init; }

    /// <summary>Its name in addresses, unique per language.</summary>
    public required string Slug { get; init; }

    /// <summary>The address of its page: the canonical URL.</summary>
    public required string Url { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The standfirst.</summary>
    public required string? Summary { get; init; }

    /// <summary>Where it belongs.</summary>
    public required SectionReference? Section { get; init; }

    /// <summary>What it is about, in the order of weight.</summary>
    public required IReadOnlyList<TagReference> Tags { get; init; }

    /// <summary>Who made it, in the order to be named.</summary>
    public required IReadOnlyList<AuthorReference> Authors { get; init; }

    /// <summary>The line of names as printed, where it is not simply the authors.</summary>
    public required string? Byline { get; init; }

    /// <summary>Whom the story is credited to.</summary>
    public required SourceCredit? Source { get; init; }

    /// <summary>Where it was filed.</summary>
    public required string? PlaceLine { get; init; }

    /// <summary>The picture above the story.</summary>
    public required Picture? LeadImage { get; init; }

    /// <summary>What others may do with it.</summary>
    public required Rights Rights { get; init; }

    /// <summary>Words of the text.</summary>
    public required int WordCount { get; init; }

    /// <summary>Minutes to read it, at 200 words a minute, rounded up.</summary>
    public required int ReadingMinutes { get; init; }

    /// <summary>How often people viewed it, by the events of pages and apps (<c>POST /v1/events</c>); some minutes old at most.</summary>
    public required long Views { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When an editor last changed what readers see.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When anything of it was last changed.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Grows by one with each change.</summary>
    public required int Version { get; init; }

    /// <summary>Number of its last public change in the site's change log.</summary>
    public required long Seq { get; init; }
}

/// <summary>A public article as lists carry it: without its text, unless <c>fields</c> names it.</summary>
public sealed record ArticleSummary : ArticleHead
{
    /// <summary>To be sent with each event of this article (<c>POST /v1/events</c>); only there where <c>fields</c> names it.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ViewKey { get; init; }

    /// <summary>Texts for search engines; only there where <c>fields</c> names it.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Seo? Seo { get; init; }

    /// <summary>The same story in other languages; only there with <c>include=translations</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TranslationReference>? Translations { get; init; }

    /// <summary>What was wrong in it and was put right, oldest first; only there where <c>fields</c> names it.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CorrectionResponse>? Corrections { get; init; }

    /// <summary>The articles most akin to it, at most five; only there with <c>include=related</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ArticleSummary>? Related { get; init; }

    /// <summary>What a page or app needs to offer it for sharing; only there with <c>include=share</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShareKitResponse? Share { get; init; }

    /// <summary>The text; only there where <c>fields</c> names it.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ArticleBody? Body { get; init; }

    /// <summary>Where it holds what was searched for; only there with <c>q</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SearchHighlight? Highlight { get; init; }
}

/// <summary>A public article with its text.</summary>
public sealed record ArticleResponse : ArticleHead
{
    /// <summary>To be sent with each event of this article (<c>POST /v1/events</c>); good for one to two weeks.</summary>
    [JsonPropertyOrder(1)]
    public required string ViewKey { get; init; }

    /// <summary>Texts for search engines; where nothing else was written, title and summary.</summary>
    [JsonPropertyOrder(1)]
    public required Seo Seo { get; init; }

    /// <summary>The same story in other languages, as far as it is public there, in the order of their tags.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<TranslationReference> Translations { get; init; }

    /// <summary>What was wrong in it and was put right, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CorrectionResponse> Corrections { get; init; }

    /// <summary>The articles most akin to it, at most five; only there with <c>include=related</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ArticleSummary>? Related { get; init; }

    /// <summary>What a page or app needs to offer it for sharing; only there with <c>include=share</c>.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShareKitResponse? Share { get; init; }

    /// <summary>The text in three forms.</summary>
    [JsonPropertyOrder(1)]
    public required ArticleBody Body { get; init; }
}
