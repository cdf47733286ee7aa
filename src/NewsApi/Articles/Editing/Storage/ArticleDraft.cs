using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Site;
using NewsApi.Text;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Content with its rendered text.</summary>
/// <param name="Content">The content with escaped addresses.</param>
/// <param name="Body">The rendered text in all forms: HTML, plain text and blocks.</param>
/// <param name="Notices">The parts of the content that were removed or changed.</param>
internal sealed record ArticleDraft(ArticleContent Content, Body Body, IReadOnlyList<Notice> Notices)
{
    /// <summary>The uploaded files in the text.</summary>
    public IReadOnlyList<long> BodyMedia { get; } = MediaAddress.IdsIn(Body.Html);
}

/// <summary>Renders content before it is stored. This happens before the transaction, to keep the transaction short.</summary>
internal sealed class ArticleDrafting(Db db, SiteCache sites)
{
    public async Task<Outcome<ArticleDraft>> Prepare(ArticleContent content, CancellationToken ct)
    {
        var context = await Context(content.Body!.BaseUrl, ct);
        if (!BodyFormats.TryRead(content.Body.Format!.Value, content.Body.Content!, context, out var body, out var error))
            return Problem.Unprocessable(ProblemError.InBody(BodyFormats.ContentPointer, "too_complex", error));
        var notices = new List<Notice>(body.Notices);
        return new ArticleDraft(content.WithEscapedAddresses(notices), body, notices);
    }

    /// <summary>Reads the text of a stored revision again and returns notices on the parts that are removed or changed.</summary>
    public async Task<IReadOnlyList<Notice>> Check(ArticleRevision revision, CancellationToken ct) =>
        BodyFormats.TryRead(
            Enum.Parse<BodyFormat>(revision.BodyFormat), revision.BodySource, await Context(revision.BodyBaseUrl, ct), out var body, out _)
            ? body.Notices
            : [];

    /// <summary>Reads the settings for the rendering of a text.</summary>
    /// <param name="baseUrl">Base URL of relative addresses in the text; null for the site's base URL.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<BodyContext> Context(string? baseUrl, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var site = await sites.Get(read, ct);
        return new BodyContext
        {
            Base = baseUrl is null ? null : new Uri(baseUrl),
            Site = site.BaseUrl is null ? null : new Uri(site.BaseUrl),
            EmbedHosts = site.EmbedHosts,
        };
    }
}
