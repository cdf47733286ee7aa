using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Text.Bodies;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Content with its rendered text. Rendering happens before the transaction, to keep that short.</summary>
internal sealed record ArticleDraft(ArticleContent Content, Body Body)
{
    public static Outcome<ArticleDraft> Prepare(ArticleContent content) =>
        BodyFormats.TryRead(content.Body!.Format!.Value, content.Body.Content!, out var body, out var error)
            ? new ArticleDraft(content, body)
            : Problem.Unprocessable(ProblemError.InBody("/body/content", "too_complex", error));
}
