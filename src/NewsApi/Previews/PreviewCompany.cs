using NewsApi.Articles;
using NewsApi.Authors;
using NewsApi.Data;
using NewsApi.Sections;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Previews;

/// <summary>
/// Names what a revision refers to, in its own order, as public answers name it. They find it by the article's public rows, which a
/// revision need not have; a test holds the two together.
/// </summary>
internal sealed class PreviewCompany(ReadSession read, string siteDefault)
{
    private static readonly Sql SectionSql = new("SELECT id, slug, names FROM sections WHERE id = @SectionId");

    private static readonly Sql TagsSql = new(dialect =>
        $"SELECT id, slug, kind, names FROM tags WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private static readonly Sql AuthorsSql = new(dialect =>
        $"SELECT id, slug, names FROM authors WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    public async ValueTask Bring(PublishedStory story, ArticleRevision revision, CancellationToken ct)
    {
        var language = story.Article.Language;
        var section = await read.FindAsync<Section>(SectionSql, new { revision.SectionId }, ct);
        var tags = (await read.ListAsync<Tag>(TagsSql, new { Ids = Json.Write(revision.Tags) }, ct)).ToDictionary(tag => tag.Id);
        var authors = (await read.ListAsync<Author>(AuthorsSql, new { Ids = Json.Write(revision.Authors.Select(author => author.Id)) }, ct))
            .ToDictionary(author => author.Id);
        story.Section = section is null ? null : new SectionReference(section.Id, section.Slug, Name(section.Names, section.Slug));
        story.Tags =
        [
            .. from id in revision.Tags
               where tags.ContainsKey(id)
               let tag = tags[id]
               select new TagReference(id, tag.Slug, Enum.Parse<TagKind>(tag.Kind), Name(tag.Names, tag.Slug)),
        ];
        story.Authors =
        [
            .. from part in revision.Authors
               where authors.ContainsKey(part.Id)
               let author = authors[part.Id]
               select new AuthorReference(part.Id, author.Slug, Name(author.Names, author.Slug), part.Role),
        ];

        string Name(LocalisedText names, string slug) => names.PickText(language, siteDefault) ?? slug;
    }
}
