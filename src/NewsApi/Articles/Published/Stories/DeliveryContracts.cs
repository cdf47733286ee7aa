using NewsApi.Http.OpenApi;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A public article as lists carry it: without its text, unless <c>fields</c> names it.</summary>
public sealed class ArticleSummary : IWrittenContract
{
    private ArticleSummary()
    {
    }

    IEnumerable<WrittenField> IWrittenContract.Fields =>
    [
        .. ArticleFields.All.Select(one => one.Describe(ArticleFields.OfSummary)),
        new(
            "highlight", typeof(SearchHighlight), "Where it holds what was searched for; only there with `q`.",
            IsNullable: false, IsRequired: false),
    ];
}

/// <summary>A public article with its text.</summary>
public sealed class ArticleResponse : IWrittenContract
{
    private ArticleResponse()
    {
    }

    IEnumerable<WrittenField> IWrittenContract.Fields => ArticleFields.All.Select(one => one.Describe(ArticleFields.OfResponse));
}
