using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Formats.JsonLd;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Media.Pictures;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Reads cards of public articles.</summary>
internal sealed class CardQueries(Db db, PublicUrl api, ArticleQueries articles, SiteCache sites)
{
    private static readonly ArticleShape Shape = JsonLdArticle.Shape;

    private static readonly ArticleShape StoryShape = ArticleShape.WithHtml([.. Shape.Fields.Select(field => field.Name), "placeLine"]);

    /// <returns>Null where no such article is public.</returns>
    public Task<LinkCard?> Find(long articleId, CancellationToken ct) => db.ReadSnapshotAsync(
        async read => await articles.Find(read, articleId, Shape, ct) is { } story
            ? Make(story, await sites.Settings(read, ct))
            : null,
        ct);

    /// <summary>The card of an article, with the whole story if the article has no page on the site.</summary>
    /// <returns>Null where no such article is public.</returns>
    public Task<LinkCard?> FindPage(long articleId, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var site = await sites.Settings(read, ct);
            if (await articles.Find(read, articleId, site.BaseUrl is null ? StoryShape : Shape, ct) is not { } story)
                return null;
            var card = Make(story, site);
            return site.BaseUrl is null && story.Article.CanonicalUrl is null ? card with { Story = StoryOf(story, site) } : card;
        },
        ct);

    private static CardStory StoryOf(PublishedStory story, SiteSettings site)
    {
        var article = story.Article;
        return new CardStory
        {
            Body = new StoryBody(article.Html?.ToString() ?? "", site.EmbedHosts),
            IsRightToLeft = StoryLabels.IsRightToLeft(article.Language),
            PlaceLine = article.PlaceLine,
            ImageCredit = article.ImageCredit,
            SourceName = article.SourceName,
            SourceUrl = article.SourceUrl,
            Attribution = story.UsageInLanguage.Attribution,
            Rights = article.Licence ?? site.Licence.PickText(article.Language, site.DefaultLanguage),
            RightsUrl = article.Licence is null ? site.LicenceUrl : null,
            AiUse = story.AiUse,
            Responsible = article.Responsible,
            Corrections = article.Corrections is { } corrections ? ApiJson.Read<IReadOnlyList<CorrectionResponse>>(corrections) : [],
        };
    }

    private LinkCard Make(PublishedStory story, SiteSettings site)
    {
        var article = story.Article;
        return new LinkCard
        {
            Id = article.Id,
            TranslationGroup = article.TranslationGroup,
            Language = article.Language,
            Url = AbsoluteUrl.Ascii(story.Url),
            Title = article.Title,
            Summary = article.Summary,
            SeoTitle = article.SeoTitle,
            SeoDescription = article.SeoDescription,
            Image = story.LeadPicture?.As(Presets.Card) is { } lead ? Picture(lead.Url, lead.Alt, lead.Width, lead.Height) : null,
            Byline = article.Byline,
            PublishedAt = article.PublishedAt,
            UpdatedAt = article.UpdatedAt,
            Section = story.Section is { } section ? new CardName(section.Id, section.Name) : null,
            Above = [.. story.Section?.Ancestors.Select(above => above.Id) ?? []],
            Data = new JsonLdArticle(story, site, api).Text(),
            Tags = [.. story.Tags.Select(tag => new CardName(tag.Id, tag.Name))],
            // Editors, translators and photographers are left out, because they did not write the text.
            Authors =
            [
                .. from author in story.Authors
                   where author.Role is AuthorRole.Author or AuthorRole.Contributor
                   select new CardName(author.Id, author.Name),
            ],
            Translations =
            [
                .. story.Translations.Select(other => new CardTranslation(other.Language, AbsoluteUrl.Ascii(other.Url)))
                    .Append(new CardTranslation(article.Language, AbsoluteUrl.Ascii(story.Url)))
                    .OrderBy(one => one.Language, StringComparer.OrdinalIgnoreCase),
            ],
            Site = new CardSite(
                site.Name, AbsoluteUrl.Ascii(site.BaseUrl ?? api.Root), site.DefaultLanguage,
                site.Logo is { } logo ? Picture(logo.Url, logo.Alt, logo.Width, logo.Height) : null, ShareKits.HandleOf(site.Social.X)),
            // The address has the id, because the id stays the same when the slug changes.
            OEmbedUrl =
                api.At("/oembed?url=" + Uri.EscapeDataString(api.At(FormattableString.Invariant($"/v1/articles/{article.Id}")))),
        };
    }

    private static CardImage? Picture(string? url, string? alt, int? width, int? height) =>
        !AbsoluteUrl.TryAscii(url, out var ascii) ? null
        : width is null || height is null ? new CardImage(ascii, alt)
        : new CardImage(ascii, alt, width, height);
}
