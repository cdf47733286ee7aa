using NewsApi.Http.Problems;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Query of an article in a form that has a fixed set of fields.</summary>
internal sealed record RepresentationQuery(string? Language, bool FallsBack) : IQuery<RepresentationQuery>
{
    public static RepresentationQuery Read(QueryReader reader)
    {
        var language = reader.Language(ArticleQuery.LanguageParameter);
        return new RepresentationQuery(language, Fallback.Read(reader, language is null ? [] : [language]));
    }

    /// <summary>404, for a story that is public in other languages only.</summary>
    public static Problem NotTranslated(RepresentationQuery view) =>
        new(StatusCodes.Status404NotFound, "not_translated", $"This story is not public in '{view.Language}'.");

    public ArticleQuery Of(ArticleShape shape) => new(shape, Language, FallsBack);

    public static IReadOnlyList<QueryParameter> Parameters => [ArticleQuery.LanguageParameter, Fallback.Parameter];
}
