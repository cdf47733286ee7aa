using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Tags;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Turns a stored revision into content, with slugs instead of ids. References that were deleted since are left out.</summary>
internal static class RevisionContent
{
    // Any other article of the story can stand for its group; the oldest is a stable choice.
    private static readonly Sql TranslationSql = new("""
        SELECT MIN(a.id)
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id AND a.newest_revision = r.number
        WHERE r.translation_group = @TranslationGroup AND a.id <> @ArticleId
        """);

    private static readonly Sql SectionSql = new("SELECT slug FROM sections WHERE id = @SectionId");

    private static readonly Sql TagsSql = new(dialect =>
        $"SELECT id, slug FROM tags WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private static readonly Sql AuthorsSql = new(dialect =>
        $"SELECT id, slug FROM authors WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    public static async Task<ArticleContent> Read(ReadSession read, Article article, ArticleRevision r, CancellationToken ct)
    {
        var section = r.SectionId is null ? null : await read.FindAsync<string>(SectionSql, new { r.SectionId }, ct);
        var present = await MergedTags.Present(read, r.Tags, ct);
        var tags = await Slugs(read, TagsSql, present, ct);
        var authors = await Slugs(read, AuthorsSql, r.Authors.Select(author => author.Id), ct);
        var translationOf = await read.FindAsync<long?>(TranslationSql, new { r.TranslationGroup, r.ArticleId }, ct);
        return ArticleContent.Of(r, new ReferenceNames(
            article.Language,
            translationOf,
            section,
            [.. present.Where(tags.ContainsKey).Select(id => tags[id])],
            [
                .. r.Authors.Where(author => authors.ContainsKey(author.Id))
                    .Select(author => new ArticleAuthor(authors[author.Id], author.Role)),
            ]));
    }

    /// <summary>Its text as readers would see it.</summary>
    public static ArticleBody Render(ArticleRevision r) => new(r.BodyHtml, r.BodyText, ApiJson.Read<IReadOnlyList<Block>>(r.BodyBlocks));

    private static async Task<IReadOnlyDictionary<long, string>> Slugs(
        ReadSession read, Sql sql, IEnumerable<long> ids, CancellationToken ct) =>
        (await read.ListAsync<SlugRow>(sql, new { Ids = ApiJson.Write(ids) }, ct)).ToDictionary(row => row.Id, row => row.Slug);

    private sealed record SlugRow
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";
    }
}
