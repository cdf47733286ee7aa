using NewsApi.Http.Problems;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Query of an article in a form that has a fixed set of fields.</summary>
internal sealed record FormView(string? Language, bool FallsBack) : IQuery<FormView>
{
    public static FormView Read(QueryReader reader)
    {
        var language = reader.Language(ArticleView.LanguageParameter);
        return new FormView(language, Fallback.Read(reader, language is null ? [] : [language]));
    }

    /// <summary>404, for a story that is public in other languages only.</summary>
    public static Problem NotTranslated(FormView view) =>
        new(StatusCodes.Status404NotFound, "not_translated", $"This story is not public in '{view.Language}'.");

    public ArticleView Of(ArticleShape shape) => new(shape, Language, FallsBack);

    public static IReadOnlyList<QueryParameter> Parameters => [ArticleView.LanguageParameter, Fallback.Parameter];
}
