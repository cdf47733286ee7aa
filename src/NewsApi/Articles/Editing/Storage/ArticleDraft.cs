using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Text.Bodies;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Content on its way into a revision: its text is rendered before the transaction, which has to be short.</summary>
internal sealed record ArticleDraft(ArticleContent Content, Body Body)
{
    public static Outcome<ArticleDraft> Prepare(ArticleContent content) =>
        BodyFormats.TryRead(content.Body!.Format!.Value, content.Body.Content!, out var body, out var error)
            ? new ArticleDraft(content, body)
            : Problem.Unprocessable(ProblemError.InBody("/body/content", "too_complex", error));

    /// <summary>The revision without what only the database knows: number, slug, ids of what it refers to.</summary>
    public ArticleRevision ToRevision() => new()
    {
        Title = Content.Title!,
        Summary = Content.Summary,
        BodyFormat = Content.Body!.Format!.Value.ToString(),
        BodySource = Content.Body.Content!,
        BodyHtml = Body.Html,
        BodyText = Body.Text,
        BodyBlocks = ApiJson.Write(Body.Blocks),
        WordCount = Body.WordCount,
        ReadingMinutes = Body.ReadingMinutes,
        Byline = Content.Byline,
        SourceName = Content.Source?.Name,
        SourceUrl = Content.Source?.Url,
        PlaceLine = Content.PlaceLine,
        ImageUrl = Content.LeadImage?.Url,
        ImageAlt = Content.LeadImage?.Alt,
        ImageCredit = Content.LeadImage?.Credit,
        ImageWidth = Content.LeadImage?.Width,
        ImageHeight = Content.LeadImage?.Height,
        CanonicalUrl = Content.CanonicalUrl,
        Licence = Content.Rights?.Licence,
        Attribution = Content.Rights?.Attribution,
        Syndicatable = Content.Rights?.Syndicatable ?? true,
        SeoTitle = Content.Seo?.Title,
        SeoDescription = Content.Seo?.Description,
    };
}
