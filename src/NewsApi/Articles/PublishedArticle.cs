using NewsApi.Data;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>A row of <c>published_articles</c> with its section's names; the text is there only where the query asked for it.</summary>
internal sealed record PublishedArticle : ArticleFields, IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public string? SectionSlug { get; init; }

    public LocalisedText? SectionNames { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public string Html { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>JSON.</summary>
    public string Blocks { get; init; } = "[]";
}

internal sealed record PublishedTag
{
    public long ArticleId { get; init; }

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public string Kind { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);
}

internal sealed record PublishedAuthor
{
    public long ArticleId { get; init; }

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public LocalisedText Names { get; init; } = LocalisedText.From(null);

    public AuthorRole Role { get; init; }
}

/// <summary>A public article with what belongs to it, ready to be shown.</summary>
internal sealed record PublishedStory(
    PublishedArticle Article, IReadOnlyList<PublishedTag> Tags, IReadOnlyList<PublishedAuthor> Authors)
{
    /// <summary>Read with a single story only.</summary>
    public IReadOnlyList<PublishedArticle> Translations { get; init; } = [];

    public ArticleSummary ToSummary(SiteAddresses addresses)
    {
        var a = Article;
        return new ArticleSummary(
            a.Id, a.Language, a.TranslationGroup, a.Slug, addresses.Of(a), a.Title, a.Summary,
            a.SectionId is { } section ? new SectionReference(section, a.SectionSlug!, Name(a.SectionNames!, a.SectionSlug!)) : null,
            [.. Tags.Select(tag => new TagReference(tag.Id, tag.Slug, Enum.Parse<TagKind>(tag.Kind), Name(tag.Names, tag.Slug)))],
            [.. Authors.Select(author => new AuthorReference(author.Id, author.Slug, Name(author.Names, author.Slug), author.Role))],
            a.Byline,
            a.SourceName is null ? null : new SourceCredit(a.SourceName, a.SourceUrl),
            a.PlaceLine,
            a.ImageUrl is null ? null : new Picture(a.ImageUrl, a.ImageAlt, a.ImageCredit, a.ImageWidth, a.ImageHeight),
            new Rights(a.Licence, a.Attribution, a.Syndicatable),
            a.WordCount, a.ReadingMinutes, a.CreatedAt, a.PublishedAt, a.UpdatedAt, a.ModifiedAt, a.Version, a.Seq);

        string Name(LocalisedText names, string slug) => names.PickText(a.Language, addresses.SiteDefault) ?? slug;
    }

    public ArticleResponse ToResponse(SiteAddresses addresses) => new(
        ToSummary(addresses),
        new Seo(Article.SeoTitle ?? Article.Title, Article.SeoDescription ?? Article.Summary),
        new ArticleBody(Article.Html, Article.Text, Json.Read<IReadOnlyList<Block>>(Article.Blocks)),
        [.. Translations.Select(other => new TranslationReference(other.Id, other.Language, other.Slug, other.Title, addresses.Of(other)))]);
}
