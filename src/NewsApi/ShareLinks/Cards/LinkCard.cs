namespace NewsApi.ShareLinks.Cards;

/// <summary>All that a preview of a public article shows, in the article's language; every address is absolute and ASCII.</summary>
internal sealed record LinkCard
{
    public long Id { get; init; }

    public long TranslationGroup { get; init; }

    public string Language { get; init; } = "";

    /// <summary>The article's page: its own canonical URL, its page on the site, or, where the site has none, the card itself.</summary>
    public string Url { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    /// <summary>The title for search engines; when null, <see cref="Title"/> is used.</summary>
    public string? SeoTitle { get; init; }

    /// <summary>The description for search engines; when null, <see cref="Summary"/> is used.</summary>
    public string? SeoDescription { get; init; }

    public CardImage? Image { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public CardName? Section { get; init; }

    public IReadOnlyList<CardName> Tags { get; init; } = [];

    /// <summary>The article's authors.</summary>
    public IReadOnlyList<CardName> Authors { get; init; } = [];

    /// <summary>The addresses of all public translations of the story, this article included.</summary>
    public IReadOnlyList<CardTranslation> Translations { get; init; } = [];

    public CardSite Site { get; init; } = new("", "", "", null, null);

    /// <summary>The oEmbed address for this article, without the parameter <c>format</c>.</summary>
    public string OEmbedUrl { get; init; } = "";

    /// <summary>The ids of the sections above <see cref="Section"/>.</summary>
    public IReadOnlyList<long> Above { get; init; } = [];

    /// <summary>The story in JSON-LD, fit for a script element.</summary>
    public string Data { get; init; } = "{}";

    /// <summary>
    /// The whole story, if the card is the article's page. Null if the article has a page elsewhere or the story is not needed.
    /// </summary>
    public CardStory? Story { get; init; }

    /// <summary>The text under the headline; null where there is none.</summary>
    public string? Description => string.IsNullOrWhiteSpace(Summary) ? SeoDescription : Summary;

    /// <summary>The names of the writers: the authors, else the byline.</summary>
    public IEnumerable<string> Writers => Authors.Count > 0 ? Authors.Select(author => author.Name) : Byline is { } line ? [line] : [];
}

/// <summary>A picture. Width and height are in pixels; either both are set or both are null.</summary>
internal sealed record CardImage(string Url, string? Alt = null, int? Width = null, int? Height = null);

/// <summary>A tag, an author or a section by its name in the card's language.</summary>
internal sealed record CardName(long Id, string Name);

internal sealed record CardTranslation(string Language, string Url);

/// <param name="Name">The site's name.</param>
/// <param name="Url">The site's front page, or this API if the site has no pages.</param>
/// <param name="DefaultLanguage">The language for readers whose language is not known.</param>
/// <param name="Logo">The site's logo; null if the site has none.</param>
/// <param name="XHandle">The handle of the site's profile on X, without the @.</param>
internal sealed record CardSite(string Name, string Url, string DefaultLanguage, CardImage? Logo, string? XHandle);

/// <summary>
/// The texts and the picture that the card of a short link shows instead of the article's. A null value keeps the article's.
/// </summary>
/// <param name="Title">The headline.</param>
/// <param name="Description">The text under the headline.</param>
/// <param name="ImageUrl">Absolute address of the picture.</param>
/// <param name="Url">
/// The short link itself, for <c>og:url</c>. Networks fetch the page at that address and show its card. With the article's address, they
/// would show the card of the article instead.
/// </param>
internal sealed record CardOverrides(string? Title = null, string? Description = null, string? ImageUrl = null, string? Url = null);
