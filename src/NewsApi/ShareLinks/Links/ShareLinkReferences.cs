using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>Reads the article, the language and the code that a new link names, and finds what is wrong with them.</summary>
internal sealed class ShareLinkReferences
{
    private static readonly Sql ArticleSql = new("SELECT COUNT(*) FROM articles WHERE id = @ArticleId");

    private readonly NewShareLinkRequest _request;
    private readonly ReadBatch.FoundItem<SiteSettings> _site;
    private readonly ReadBatch.FoundItem<long> _articles;
    private readonly ReadBatch.FoundItem<long>? _links;

    private ShareLinkReferences(ReadBatch batch, NewShareLinkRequest request)
    {
        _request = request;
        _site = SiteRepository.Ask(batch);
        _articles = batch.Find<long>(ArticleSql, new { request.ArticleId });
        if (request.Alias is { } alias)
            _links = ShareLinkRepository.AskTaken(batch, alias.ToLowerInvariant());
    }

    public static ShareLinkReferences Ask(ReadBatch batch, NewShareLinkRequest request) => new(batch, request);

    /// <summary>The errors if the article or the language is unknown; else empty.</summary>
    public IReadOnlyList<ProblemError> Unknown()
    {
        var errors = new List<ProblemError>();
        if (_articles.Value == 0)
            errors.Add(ProblemError.InBody("/articleId", "unknown_article", $"There is no article {_request.ArticleId}."));
        if (_request.Language is { } language && _site.Value!.Find(language) is null)
            errors.Add(ShareLinkRepository.UnknownLanguage(_site.Value, language));
        return errors;
    }

    /// <summary>The error if another link uses, or once used, the code; else empty.</summary>
    public IReadOnlyList<ProblemError> Taken() =>
        _links is { Value: > 0 } ? [ProblemError.InBody("/alias", "taken", "Another link uses, or once used, this code.")] : [];
}
