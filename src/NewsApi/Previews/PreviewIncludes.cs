using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Tags;

namespace NewsApi.Previews;

/// <summary>
/// Loads the tags and authors of a revision, in the revision's order. Public answers read them from the rows of the published article,
/// which may not exist for a revision. A test compares the two results.
/// </summary>
internal sealed class PreviewIncludes(ReadSession read, IncludeNames names, string siteDefault)
{
    public async ValueTask Load(PublishedStory story, ArticleRevision revision, CancellationToken ct)
    {
        var language = story.Article.Language;
        var present = await MergedTags.Present(read, revision.Tags, ct);
        var tags = await names.Tags.Find(read, present.Select(id => (id, language)), siteDefault, ct);
        var authors = await names.Authors.Find(read, revision.Authors.Select(author => (author.Id, language)), siteDefault, ct);
        story.Tags = [.. present.Where(id => tags.ContainsKey((id, language))).Select(id => tags[(id, language)])];
        story.Authors =
        [
            .. from part in revision.Authors
               where authors.ContainsKey((part.Id, language))
               select authors[(part.Id, language)].As(part.Role, language),
        ];
    }
}
