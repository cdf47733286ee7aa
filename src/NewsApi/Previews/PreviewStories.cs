using System.Text;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Previews;

/// <summary>Builds the story that readers would get if a revision were published now. Nothing is written.</summary>
internal sealed class PreviewStories(Db db, PublicUrl api, SiteCache site, IncludeNames names, ViewKeys keys, TimeProvider time)
{
    private static readonly Sql FindSql = new("""
        SELECT v.id, v.article_id, v.revision, v.expires_at, v.revoked_at
        FROM article_previews AS v
        WHERE v.hash = @Hash
        """);

    /// <returns>
    /// Null if the token is unknown, expired or revoked, or if the article is in the trash, killed or taken down for legal reasons.
    /// </returns>
    public async Task<PublishedStory?> Find(string token, ArticleShape shape, CancellationToken ct)
    {
        if (Preview.HashOf(token) is not { } hash)
            return null;
        await using var read = await db.ReadAsync(ct);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        if (await read.FindAsync<Preview>(FindSql, new { Hash = hash }, ct) is not { } preview || !preview.WorksAt(now))
            return null;
        var article = await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = preview.ArticleId }, ct);
        if (article is null or { State: ArticleState.Trashed }
            || await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { article.Id }, ct) is { EndsPreviews: true })
            return null;
        var args = new { article.Id, Number = preview.Revision };
        if (await read.FindAsync<ArticleRevision>(RevisionQueries.FindSql, args, ct) is not { } revision)
            return null;
        return await Show(read, Published(article, revision, now), revision, shape, ct);
    }

    // The update time is set to now, unless readers saw this revision last.
    private static Article Published(Article article, ArticleRevision revision, DateTimeOffset now) => article with
    {
        PublishedAt = article.PublishedAt ?? now,
        UpdatedAt = revision.Number == article.LastPublishedRevision ? article.UpdatedAt : now,
    };

    private async Task<PublishedStory> Show(
        ReadSession read, Article article, ArticleRevision revision, ArticleShape shape, CancellationToken ct)
    {
        var settings = await site.Settings(read, ct);
        var addresses = new SiteUrls(settings, api);
        var corrections = await read.ListAsync<Correction>(ArticleCorrections.ListSql, new { ArticleId = article.Id }, ct);
        var surroundings = shape.Surroundings;
        var columns = surroundings.Parts == ArticleParts.None ? null
            : await read.FindAsync<PublishedArticle>(
                surroundings.FindSurroundingsSql, new { article.Id, Group = revision.TranslationGroup }, ct);
        var row = PublishedRow.Of(article, revision, corrections).ToArticle() with
        {
            Translations = columns?.Translations,
            AutomaticLinks = columns?.AutomaticLinks,
            Html = Form("body.html", revision.BodyHtml),
            Text = Form("body.text", revision.BodyText),
            Blocks = Form("body.blocks", revision.BodyBlocks),
        };
        var story = new PublishedStory(row, addresses);
        await new ArticleIncludes(read, surroundings, settings, addresses, names, keys).Load([story], ct);
        await new PreviewIncludes(read, names, addresses.SiteDefault).Load(story, revision, ct);
        return story;

        Utf8Text? Form(string column, string text) => shape.Columns.Contains(column) ? new Utf8Text(Encoding.UTF8.GetBytes(text)) : null;
    }
}
