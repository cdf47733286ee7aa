using NewsApi.Articles.Published.Search;
using NewsApi.Json;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A row of <c>published_articles</c>. Only the columns that an answer needs are read; the others keep their defaults.</summary>
internal sealed record PublishedArticle : ContentColumns, IShareable
{
    public PublishedArticle()
    {
    }

    public PublishedArticle(ContentColumns fields) : base(fields)
    {
    }

    /// <summary>The ids of the uploaded files that an answer shows.</summary>
    public IEnumerable<long> MediaIds(ArticleShape shape)
    {
        if (!shape.Shows(ArticleParts.Media))
            yield break;
        if (ImageMedia is { } lead)
            yield return lead;
        if (BodyMedia is not null)
            foreach (var id in ApiJson.Read<long[]>(BodyMedia))
                yield return id;
    }

    public long Id { get; init; }

    public string Language { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public long Views { get; init; }

    /// <summary>Its key in the search tables; see <see cref="SearchByRelevance"/>.</summary>
    public long SearchKey { get; init; }

    public SearchTier SearchTier { get; init; }

    /// <summary>The sort key of the title; see <see cref="NewsApi.Text.TitleKey"/>.</summary>
    public string TitleKey { get; init; } = "";

    /// <summary>The corrections as JSON, as answers contain them; null when there are none.</summary>
    public string? Corrections { get; init; }

    /// <summary>The ids of its tags in their order; see <see cref="IncludeColumns"/>.</summary>
    public string? TagIds { get; init; }

    /// <summary>The ids and roles of its authors in their order; see <see cref="IncludeColumns"/>.</summary>
    public string? AuthorRoles { get; init; }

    /// <summary>The public articles of its translation group, itself included, as JSON; see <see cref="IncludeColumns"/>.</summary>
    public string? Translations { get; init; }

    /// <summary>The id and code of the link that every public article has; see <see cref="IncludeColumns"/>.</summary>
    public string? AutomaticLinks { get; init; }

    public Utf8Text? Html { get; init; }

    public Utf8Text? Text { get; init; }

    /// <summary>The blocks of the text as JSON, as answers contain them.</summary>
    public Utf8Text? Blocks { get; init; }
}
