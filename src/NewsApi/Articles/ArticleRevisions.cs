using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>The append-only table of revisions, and the two small tables that say what the newest one refers to.</summary>
internal static class ArticleRevisions
{
    public const string Columns = """
        r.article_id, r.number, r.created_at, r.created_by, r.translation_group, r.slug, r.title, r.summary, r.body_format,
        r.body_source, r.body_html, r.body_text, r.body_blocks, r.word_count, r.reading_minutes, r.section_id, r.tags,
        r.authors, r.byline, r.source_name, r.source_url, r.place_line, r.image_url, r.image_alt, r.image_credit,
        r.image_width, r.image_height, r.canonical_url, r.licence, r.attribution, r.syndicatable, r.seo_title,
        r.seo_description
        """;

    private static readonly Sql FindSql = new(
        $"SELECT {Columns} FROM article_revisions AS r WHERE r.article_id = @ArticleId AND r.number = @Number");

    private static readonly Sql AddSql = new("""
        INSERT INTO article_revisions (
            article_id, number, created_at, created_by, translation_group, slug, title, summary, body_format, body_source,
            body_html, body_text, body_blocks, word_count, reading_minutes, section_id, tags, authors, byline, source_name,
            source_url, place_line, image_url, image_alt, image_credit, image_width, image_height, canonical_url, licence,
            attribution, syndicatable, seo_title, seo_description, words)
        VALUES (
            @ArticleId, @Number, @CreatedAt, @CreatedBy, @TranslationGroup, @Slug, @Title, @Summary, @BodyFormat, @BodySource,
            @BodyHtml, @BodyText, @BodyBlocks, @WordCount, @ReadingMinutes, @SectionId, @TagsJson, @AuthorsJson, @Byline,
            @SourceName, @SourceUrl, @PlaceLine, @ImageUrl, @ImageAlt, @ImageCredit, @ImageWidth, @ImageHeight, @CanonicalUrl,
            @Licence, @Attribution, @Syndicatable, @SeoTitle, @SeoDescription, @Words)
        """);

    private static readonly Sql DeleteTagsSql = new("DELETE FROM article_tags WHERE article_id = @ArticleId");

    private static readonly Sql AddTagSql = new("INSERT INTO article_tags (tag_id, article_id) VALUES (@TagId, @ArticleId)");

    private static readonly Sql DeleteAuthorsSql = new("DELETE FROM article_authors WHERE article_id = @ArticleId");

    private static readonly Sql AddAuthorSql = new(
        "INSERT INTO article_authors (author_id, article_id) VALUES (@AuthorId, @ArticleId)");

    public static ArticleRevision Get(ContentWrite write, long articleId, int number) =>
        write.Find<ArticleRevision>(FindSql, new { ArticleId = articleId, Number = number })!;

    public static void Add(ContentWrite write, ArticleRevision revision)
    {
        write.Execute(AddSql, new Row(revision));
        Refer(write, revision);
    }

    private static void Refer(ContentWrite write, ArticleRevision revision)
    {
        write.Execute(DeleteTagsSql, new { revision.ArticleId });
        foreach (var tag in MergedTags.Present(write, revision.Tags))
            write.Execute(AddTagSql, new { TagId = tag, revision.ArticleId });
        write.Execute(DeleteAuthorsSql, new { revision.ArticleId });
        foreach (var author in revision.Authors.Select(author => author.Id).Distinct())
            write.Execute(AddAuthorSql, new { AuthorId = author, revision.ArticleId });
    }

    // Dapper would spread a list over many parameters, so lists go in as the JSON they are stored as.
    private sealed record Row(ArticleRevision Revision) : ArticleRevision(Revision)
    {
        public string TagsJson => Json.Write(Tags);

        public string AuthorsJson => Json.Write(Authors);

        public string Words => SearchWords.Of(Title, Summary);
    }
}
