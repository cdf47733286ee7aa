using NewsApi.Counting.Visitors;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// Adds the includes to the articles of one answer. The ids come from the <see cref="IncludeColumns"/> of their rows. Names that are not
/// cached are read with one statement per kind, for any number of articles.
/// </summary>
internal sealed class ArticleIncludes(
    ReadSession read, ArticleShape shape, SiteSettings site, SiteUrls addresses, IncludeNames names, ViewKeys keys)
{
    public async ValueTask<IReadOnlyList<PublishedStory>> Load(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        if (stories.Count == 0)
            return stories;
        if (shape.Shows(ArticleParts.Section))
            await LoadSections(stories, ct);
        if (shape.Shows(ArticleParts.Tags))
            await LoadTags(stories, ct);
        if (shape.Shows(ArticleParts.Authors))
            await LoadAuthors(stories, ct);
        if (shape.Shows(ArticleParts.Translations))
            foreach (var story in stories)
                story.Translations = [.. Translations(story.Article)];
        if (shape.Shows(ArticleParts.Related))
            await new RelatedArticles(read, site, addresses, names, keys).Load(stories, RelatedArticles.Shown, ArticleShape.Summary, ct);
        if (shape.Shows(ArticleParts.Media))
            await LoadMedia(stories, ct);
        if (shape.Shows(ArticleParts.Share))
            LoadShareKits(stories);
        if (shape.Shows(ArticleParts.ViewKey))
            foreach (var story in stories)
                story.ViewKey = keys.Of(story.Article.Id);
        return stories;
    }

    private async ValueTask LoadSections(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var sections = await names.Sections.Find(
            read,
            stories.Select(story => story.Article).Where(article => article.SectionId is not null)
                .Select(article => (article.SectionId!.Value, article.Language)),
            addresses.SiteDefault, ct);
        foreach (var story in stories)
            story.Section = story.Article.SectionId is { } id ? sections.GetValueOrDefault((id, story.Article.Language)) : null;
    }

    private async ValueTask LoadTags(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var ids = stories.Select(story => IncludeColumns.TagIds(story.Article).ToList()).ToList();
        var tags = await names.Tags.Find(read, Keys(stories, ids), addresses.SiteDefault, ct);
        foreach (var (at, story) in stories.Index())
            story.Tags =
            [
                .. from id in ids[at]
                   let tag = tags.GetValueOrDefault((id, story.Article.Language))
                   where tag is not null
                   select tag,
            ];
    }

    private async ValueTask LoadAuthors(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var roles = stories.Select(story => IncludeColumns.AuthorRoles(story.Article.AuthorRoles).ToList()).ToList();
        var authors = await names.Authors.Find(
            read, Keys(stories, [.. roles.Select(list => list.Select(one => one.Id))]), addresses.SiteDefault, ct);
        foreach (var (at, story) in stories.Index())
            story.Authors =
            [
                .. from one in roles[at]
                   let author = authors.GetValueOrDefault((one.Id, story.Article.Language))
                   where author is not null
                   select author.As(one.Role, story.Article.Language),
            ];
    }

    private async ValueTask LoadMedia(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var all = await names.Media.Find(
            read, stories.SelectMany(story => story.Article.MediaIds(shape).Select(id => (id, story.Article.Language))),
            addresses.SiteDefault, ct);
        if (all.Count == 0 && stories.All(story => story.Article.BodyMedia is null))
            return;
        foreach (var story in stories)
            story.ShowMedia(shape, id => all.GetValueOrDefault((id, story.Article.Language)));
    }

    // The public translations of a story, without the story itself.
    private IEnumerable<TranslationReference> Translations(PublishedArticle article) =>
        from other in IncludeColumns.Translations(article)
        where other.Id != article.Id
        select new TranslationReference(other.Id, other.Language, other.Slug, other.Title, addresses.Of(other));

    private void LoadShareKits(IReadOnlyList<PublishedStory> stories)
    {
        var kits = new ShareKits(site, addresses);
        foreach (var story in stories)
            (story.Share, story.ShareLinkId) = kits.Of(
                story.Article, IncludeColumns.AutomaticLink(story.Article.AutomaticLinks), story.Article.Language,
                (story.AttributionLine, story.LicenceUrl));
    }

    private static IEnumerable<(long, string)> Keys(IReadOnlyList<PublishedStory> stories, IReadOnlyList<IEnumerable<long>> ids) =>
        stories.Index().SelectMany(story => ids[story.Index].Select(id => (id, story.Item.Article.Language)));
}
