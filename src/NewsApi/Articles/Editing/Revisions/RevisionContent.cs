using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Tags;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Turns a stored revision into content, with slugs instead of ids. Deleted tags, authors and sections are left out.</summary>
internal static class RevisionContent
{
    // Any other article of the story can identify the group. The oldest article is used, because this choice is stable.
    private static readonly Sql TranslationSql = new("""
        SELECT MIN(a.id)
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id AND a.newest_revision = r.number
        WHERE r.translation_group = @TranslationGroup AND a.id <> @ArticleId
        """);

    private static readonly Sql SectionSql = new("SELECT slug FROM sections WHERE id = @SectionId");

    private static readonly Sql AuthorsSql = new(dialect =>
        $"SELECT id, slug FROM authors WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    public static async Task<ArticleContent> Read(ReadSession read, Article article, ArticleRevision r, CancellationToken ct)
    {
        var batch = new ReadBatch();
        var section = batch.Find<string>(SectionSql, new { r.SectionId });
        var tags = MergedTags.PresentSlugs(batch, r.Tags);
        var authorRows = batch.List<SlugRow>(AuthorsSql, new { Ids = ApiJson.Write(r.Authors.Select(author => author.Id)) });
        var translationOf = batch.Find<long?>(TranslationSql, new { r.TranslationGroup, r.ArticleId });
        await read.RunAsync(batch, ct);
        var authors = authorRows.Rows.ToDictionary(row => row.Id, row => row.Slug);
        return ArticleContent.Of(r, new ReferenceNames(
            article.Language,
            translationOf.Value,
            section.Value,
            tags(),
            [
                .. r.Authors.Where(author => authors.ContainsKey(author.Id))
                    .Select(author => new ArticleAuthor(authors[author.Id], author.Role)),
            ]));
    }

    /// <summary>The revision's text as readers would see it.</summary>
    public static ArticleBody Render(ArticleRevision r) => new(r.BodyHtml, r.BodyText, ApiJson.Read<IReadOnlyList<Block>>(r.BodyBlocks));

    private sealed record SlugRow
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";
    }
}
