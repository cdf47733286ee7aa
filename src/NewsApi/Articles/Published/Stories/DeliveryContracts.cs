using NewsApi.Http.OpenApi;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A public article in a list: without its text, unless <c>fields</c>, <c>include</c> or <c>body</c> requests it.</summary>
public sealed class ArticleSummary : IPartialContract
{
    private ArticleSummary()
    {
    }

    IEnumerable<WrittenField> IWrittenContract.Fields =>
    [
        .. ArticleFields.All.Select(one => one.Describe(ArticleFields.OfSummary)),
        new(
            "highlight", typeof(SearchHighlight), "Where the article matches the search; only present with `q`.",
            IsNullable: false, IsRequired: false),
    ];
}

/// <summary>A public article on a card of a front: as in a list, but without its picture, which the card has.</summary>
public sealed class CardArticle : IPartialContract
{
    private CardArticle()
    {
    }

    IEnumerable<WrittenField> IWrittenContract.Fields => ArticleFields.All.Select(one => one.Describe(ArticleFields.OfCard));
}

/// <summary>A public article with its text.</summary>
public sealed class ArticleResponse : IPartialContract
{
    private ArticleResponse()
    {
    }

    IEnumerable<WrittenField> IWrittenContract.Fields => ArticleFields.All.Select(one => one.Describe(ArticleFields.OfResponse));
}
