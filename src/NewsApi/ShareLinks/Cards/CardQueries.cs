using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Reads cards of public articles, and nothing but the <c>published_*</c> tables of them.</summary>
internal sealed class CardQueries(Db db, PublicUrl api)
{
    // As the tables hold the roles of who wrote a text; the others worked on it or on its pictures.
    private static readonly string[] WritingRoles = ["Author", "Contributor"];

    private static readonly Sql ArticleSql = new("""
        SELECT p.id, p.language, p.translation_group, p.slug, p.canonical_url, p.title, p.summary, p.seo_title, p.seo_description, p.byline,
            p.image_url, p.image_alt, p.image_width, p.image_height, p.section_id, p.published_at, p.updated_at
        FROM published_articles AS p
        WHERE p.id = @Id
        """);

    private static readonly Sql TagsSql = new("""
        SELECT x.id, x.slug, x.names
        FROM published_tags AS t
        JOIN tags AS x ON x.id = t.tag_id
        WHERE t.article_id = @Id
        ORDER BY t.position, x.id
        """);

    private static readonly Sql AuthorsSql = new("""
        SELECT x.id, x.slug, x.names, w.role
        FROM published_authors AS w
        JOIN authors AS x ON x.id = w.author_id
        WHERE w.article_id = @Id
        ORDER BY w.position, x.id
        """);

    private static readonly Sql SectionSql = new("SELECT x.id, x.slug, x.names FROM sections AS x WHERE x.id = @SectionId");

    // At most one per language, so the list has the length of the site's languages.
    private static readonly Sql TranslationsSql = new("""
        SELECT p.id, p.language, p.slug, p.canonical_url
        FROM published_articles AS p
        WHERE p.translation_group = @TranslationGroup
        ORDER BY p.language, p.id
        """);

    /// <returns>Null where no such article is public.</returns>
    public Task<LinkCard?> Find(long articleId, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            if (await read.FindAsync<CardRow>(ArticleSql, new { Id = articleId }, ct) is not { } row)
                return null;
            var site = await SiteRepository.Get(read, ct);
            var tags = await read.ListAsync<CardNameRow>(TagsSql, new { row.Id }, ct);
            var authors = await read.ListAsync<CardNameRow>(AuthorsSql, new { row.Id }, ct);
            var section = row.SectionId is null ? null : await read.FindAsync<CardNameRow>(SectionSql, new { row.SectionId }, ct);
            var translations = await read.ListAsync<CardRow>(TranslationsSql, new { row.TranslationGroup }, ct);
            return Make(row, site, section, tags, authors, translations);
        },
        ct);

    private LinkCard Make(
        CardRow row, SiteSettings site, CardNameRow? section, IReadOnlyList<CardNameRow> tags, IReadOnlyList<CardNameRow> authors, IReadOnlyList<CardRow> translations)
    {
        var addresses = new CardAddresses(site, api);
        return new LinkCard
        {
            Id = row.Id,
            TranslationGroup = row.TranslationGroup,
            Language = row.Language,
            Url = addresses.Of(row),
            Title = row.Title,
            Summary = row.Summary,
            SeoTitle = row.SeoTitle,
            SeoDescription = row.SeoDescription,
            Image = Picture(row.ImageUrl, row.ImageAlt, row.ImageWidth, row.ImageHeight),
            Byline = row.Byline,
            PublishedAt = row.PublishedAt,
            UpdatedAt = row.UpdatedAt,
            Section = section is null ? null : Show(section),
            Tags = [.. tags.Select(Show)],
            Authors = [.. authors.Where(author => WritingRoles.Contains(author.Role)).Select(Show)],
            Translations = [.. translations.Select(one => new CardTranslation(one.Language, addresses.Of(one)))],
            Site = new CardSite(
                site.Name, addresses.Front, site.DefaultLanguage,
                site.Logo is { } logo ? Picture(logo.Url, logo.Alt, logo.Width, logo.Height) : null, ShareKits.HandleOf(site.Social.X)),
            OEmbedUrl = addresses.OEmbedOf(row.Id),
        };

        CardName Show(CardNameRow one) => new(one.Id, LocalisedText.PickText(one.Names, row.Language, site.DefaultLanguage) ?? one.Slug);
    }

    private static CardImage? Picture(string? url, string? alt, int? width, int? height) =>
        !AbsoluteUrl.TryAscii(url, out var ascii) ? null
        : width is null || height is null ? new CardImage(ascii, alt)
        : new CardImage(ascii, alt, width, height);

    private sealed record CardRow : IAddressable
    {
        public long Id { get; init; }

        public string Language { get; init; } = "";

        public long TranslationGroup { get; init; }

        public string Slug { get; init; } = "";

        public string? CanonicalUrl { get; init; }

        public string Title { get; init; } = "";

        public string? Summary { get; init; }

        public string? SeoTitle { get; init; }

        public string? SeoDescription { get; init; }

        public string? Byline { get; init; }

        public string? ImageUrl { get; init; }

        public string? ImageAlt { get; init; }

        public int? ImageWidth { get; init; }

        public int? ImageHeight { get; init; }

        public long? SectionId { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }
    }

    private sealed record CardNameRow
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";

        /// <summary>JSON.</summary>
        public string Names { get; init; } = "";

        /// <summary>Of authors alone.</summary>
        public string Role { get; init; } = "";
    }
}
