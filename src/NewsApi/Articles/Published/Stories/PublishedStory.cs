using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Json;
using NewsApi.Media.Pictures;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A public article with the includes that an answer shows, ready to be written.</summary>
internal sealed class PublishedStory(PublishedArticle row, SiteUrls addresses)
{
    private static readonly JsonEncodedText HighlightName = ApiJson.Name("highlight");

    private static readonly JsonTypeInfo<SearchHighlight> HighlightType = ApiJson.TypeOf<SearchHighlight>();

    private Picture? _uploaded;

    /// <summary>The row, with the addresses and texts of uploaded pictures once they are loaded.</summary>
    public PublishedArticle Article { get; private set; } = row;

    /// <summary>The picture above the story; null where there is none to show.</summary>
    public Picture? LeadPicture => _uploaded ?? (Article.ImageUrl is { } url
        ? new Picture(url, Article.ImageAlt, Article.ImageCredit, Article.ImageWidth, Article.ImageHeight)
        : null);

    public string Url => addresses.Of(Article);

    /// <summary>The site's terms of use in the article's language, for an article without its own.</summary>
    public string? SiteLicence => addresses.LicenceIn(Article.Language);

    /// <summary>
    /// The terms of use that apply: the article's, else its section's, else the site's, field by field. The attribution and syndication in
    /// <c>rights</c> count as the article's own terms. Needs the field <c>usage</c> in the shape.
    /// </summary>
    public UsagePolicy Usage => field ??= OwnUsage().Over(Section?.Usage ?? UsagePolicy.Silent).Over(addresses.Usage);

    /// <summary>
    /// The line that must be shown wherever the story is used, in the story's language; null if no attribution or licence is set.
    /// </summary>
    public string? AttributionLine =>
        Usage.AttributionIn(Article.Language, addresses.SiteDefault) ?? Article.Licence ?? SiteLicence;

    /// <summary>The address of <see cref="Usage"/> in RSL; null if no policy is set.</summary>
    public string? LicenceUrl => addresses.OfLicence(Article.Id, Usage);

    /// <summary><see cref="Usage"/> as readers see it.</summary>
    public UsageResponse UsageInLanguage => UsageResponse.From(Usage, Article.Language, addresses.SiteDefault);

    /// <summary>To what extent AI was used for the article; null if nothing is set. Needs the field <c>aiUse</c> in the shape.</summary>
    public AiUse? AiUse => AiUse.Of(Article.AiUse, Article.AiNote);

    public bool IsFallback { get; init; }

    public SectionReference? Section { get; set; }

    /// <summary>The section of the article and the sections above it, the topmost first.</summary>
    public IReadOnlyList<Breadcrumb> Breadcrumbs => Section is null ? [] :
    [
        .. Section.Ancestors.Select(above => new Breadcrumb(BreadcrumbKind.Section, above.Slug, above.Name)),
        new Breadcrumb(BreadcrumbKind.Section, Section.Slug, Section.Name),
    ];

    public IReadOnlyList<TagReference> Tags { get; set; } = [];

    public IReadOnlyList<AuthorReference> Authors { get; set; } = [];

    public IReadOnlyList<TranslationReference> Translations { get; set; } = [];

    public IReadOnlyList<PublishedStory> Related { get; set; } = [];

    public ShareKitResponse? Share { get; set; }

    /// <summary>The key that events of this article must send.</summary>
    public string ViewKey { get; set; } = "";

    /// <summary>The id of the automatic link that <see cref="Share"/> contains.</summary>
    public long ShareLinkId { get; set; }

    /// <summary>Where the article matches the search; null without a search.</summary>
    public SearchHighlight? Highlight { get; set; }

    /// <summary>Inserts the addresses and texts of uploaded files into the story.</summary>
    /// <param name="shape">The fields that are shown.</param>
    /// <param name="find">Finds a file by its id; returns null if there is no file to show.</param>
    public void ShowMedia(ArticleShape shape, Func<long, ShownMedia?> find)
    {
        if (Article.ImageMedia is { } id && shape.Columns.Contains("p.image_media") && find(id)?.Picture is { } picture)
        {
            _uploaded = picture with { Alt = Article.ImageAlt ?? picture.Alt, Credit = Article.ImageCredit ?? picture.Credit };
            Article = Article with
            {
                ImageUrl = _uploaded.Url,
                ImageAlt = _uploaded.Alt,
                ImageCredit = _uploaded.Credit,
                ImageWidth = _uploaded.Width,
                ImageHeight = _uploaded.Height,
            };
        }

        if (Article.BodyMedia is not null)
            Article = Article with
            {
                Html = Article.Html is { } html ? Utf8Text.Of(MediaBody.Html(html.ToString(), find)) : null,
                Blocks = Article.Blocks is { } blocks ? Utf8Text.Of(MediaBody.Blocks(blocks.ToString(), find)) : null,
            };
    }

    /// <summary>Adds all dependencies of an answer that shows this story alone.</summary>
    /// <param name="dependencies">The dependencies of the answer.</param>
    /// <param name="shape">The fields that the answer shows.</param>
    /// <param name="askedId">The id in the request: a translation is shown only while the article with this id is public.</param>
    public void AddTo(Dependencies dependencies, ArticleShape shape, long? askedId = null)
    {
        dependencies.Add(Dependency.Article(Article.Id));
        if (askedId is { } id)
            dependencies.Add(Dependency.Article(id));
        dependencies.Add(Dependency.Story(Article.TranslationGroup));
        AddIncludesTo(dependencies, shape);
        dependencies.Add(Dependency.Site);
    }

    /// <summary>Adds the dependencies on the includes.</summary>
    public void AddIncludesTo(Dependencies dependencies, ArticleShape shape)
    {
        if (shape.Shows(ArticleParts.Views) || shape.Shows(ArticleParts.ViewKey))
            dependencies.HasNumbers();
        if (shape.Shows(ArticleParts.Translations))
            dependencies.Add(Dependency.Story(Article.TranslationGroup));
        // The weight of a tag depends on all public articles, in any language.
        if (shape.Shows(ArticleParts.Related))
            dependencies.Add(Dependency.Lists);
        foreach (var other in Related)
            other.AddIncludesTo(dependencies, ArticleShape.Summary);
        foreach (var id in Article.MediaIds(shape))
            dependencies.Add(Dependency.Media(id));
        foreach (var tag in Tags)
            dependencies.Add(Dependency.Tag(tag.Id));
        foreach (var author in Authors)
            dependencies.Add(Dependency.Author(author.Id));
        if (Section is not null)
        {
            dependencies.Add(Dependency.Section(Section.Id));
            foreach (var above in Section.Ancestors)
                dependencies.Add(Dependency.Section(above.Id));
        }

        if (Share is not null)
            dependencies.Add(Dependency.ShareLink(ShareLinkId));
    }

    public void Write(Utf8JsonWriter writer, ArticleShape shape)
    {
        writer.WriteStartObject();
        foreach (var field in shape.Fields)
            field.Write(writer, this);
        if (Highlight is not null)
        {
            writer.WritePropertyName(HighlightName);
            JsonSerializer.Serialize(writer, Highlight, HighlightType);
        }

        writer.WriteEndObject();
    }

    // The attribution of the story is used for its language. A story that is not syndicatable denies syndication.
    private UsagePolicy OwnUsage()
    {
        var own = UsagePolicy.Read(Article.Usage);
        if (Article.Attribution is { } line)
            own = own.Over(UsagePolicy.Silent with { Attribution = new Dictionary<string, string> { [Article.Language] = line } });
        return Article.Syndicatable ? own : own with { Syndication = UsageRule.Denied };
    }
}
