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

    /// <summary>For search engines; null where the title will do.</summary>
    public string? SeoTitle { get; init; }

    /// <summary>For search engines; null where the summary will do.</summary>
    public string? SeoDescription { get; init; }

    public CardImage? Image { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public CardName? Section { get; init; }

    public IReadOnlyList<CardName> Tags { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<CardName> Authors { get; init; } = [];

    /// <summary>Every public article of the story, this one among them, by language.</summary>
    public IReadOnlyList<CardTranslation> Translations { get; init; } = [];

    public CardSite Site { get; init; } = new("", "", "", null, null);

    /// <summary>The oEmbed address for this article, without the parameter <c>format</c>.</summary>
    public string OEmbedUrl { get; init; } = "";

    /// <summary>The sections above <see cref="Section"/>, by id.</summary>
    public IReadOnlyList<long> Above { get; init; } = [];

    /// <summary>The story in JSON-LD, fit for a script element.</summary>
    public string Data { get; init; } = "{}";

    /// <summary>The whole story, if the card is the article's page. Null if that page is elsewhere or not needed.</summary>
    public CardStory? Story { get; init; }

    /// <summary>The text under the headline; null where there is none.</summary>
    public string? Description => string.IsNullOrWhiteSpace(Summary) ? SeoDescription : Summary;

    /// <summary>The names of the writers: the authors, else the byline.</summary>
    public IEnumerable<string> Writers => Authors.Count > 0 ? Authors.Select(author => author.Name) : Byline is { } line ? [line] : [];
}

/// <summary>A picture; width and height in pixels are both there or neither.</summary>
internal sealed record CardImage(string Url, string? Alt = null, int? Width = null, int? Height = null);

/// <summary>A tag, an author or a section by its name in the card's language.</summary>
internal sealed record CardName(long Id, string Name);

internal sealed record CardTranslation(string Language, string Url);

/// <param name="Name">What the site is called.</param>
/// <param name="Url">Its front page, or this API where it has no pages.</param>
/// <param name="DefaultLanguage">The language for readers whose language is not known.</param>
/// <param name="Logo">Its logo; null where it has none.</param>
/// <param name="XHandle">Its profile on X, without the @.</param>
internal sealed record CardSite(string Name, string Url, string DefaultLanguage, CardImage? Logo, string? XHandle);

/// <summary>What the card of a short link shows instead of the article's texts and picture; null keeps the article's.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Description">The text under it.</param>
/// <param name="ImageUrl">Absolute address of the picture.</param>
/// <param name="Url">
/// The short link itself, for <c>og:url</c>. Networks fetch the page at that address and show its card. With the article's address, they
/// would show the card of the article instead.
/// </param>
internal sealed record CardOverrides(string? Title = null, string? Description = null, string? ImageUrl = null, string? Url = null);
