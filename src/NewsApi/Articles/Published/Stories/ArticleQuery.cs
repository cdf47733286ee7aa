using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The fallback when a story is not public in the requested language.</summary>
internal static class Fallback
{
    private const string None = "none", ToDefault = "default";

    public static readonly QueryParameter Parameter = new("fallback", QueryType.Choice,
        "What to show when a story is not public in the requested language. `default` shows it in the site's default language. If it "
        + "is not public in that language either, a request by id shows the article with this id in its own language. `isFallback` is "
        + "then true. `none`, the default, shows nothing.")
    {
        Choices = [ToDefault, None],
        ChoicesName = "LanguageFallback",
    };

    /// <param name="reader">The request's query.</param>
    /// <param name="languages">The requested languages; a fallback needs exactly one.</param>
    public static bool Read(QueryReader reader, IReadOnlyList<string> languages)
    {
        var isWanted = reader.Choice(Parameter) == ToDefault;
        if (isWanted && languages.Count != 1)
            reader.Refuse(Parameter, "needs_language", "Needs exactly one language in 'language'.");
        return isWanted && languages.Count == 1;
    }
}

/// <summary>Query of an article by its id.</summary>
internal sealed record ArticleQuery(ArticleShape Shape, string? Language, bool FallsBack) : IQuery<ArticleQuery>
{
    public static readonly QueryParameter LanguageParameter =
        new("language", QueryType.Text, "BCP 47 tag. Shows the story in this language, even if the id is that of another translation.")
        {
            Maximum = Languages.MaxTagLength,
        };

    public static ArticleQuery Read(QueryReader reader)
    {
        var language = reader.Language(LanguageParameter);
        return new ArticleQuery(ArticleShape.ReadResponse(reader), language, Fallback.Read(reader, language is null ? [] : [language]));
    }

    public static IReadOnlyList<QueryParameter> Parameters => [LanguageParameter, Fallback.Parameter, .. ArticleShape.ResponseParameters];
}

/// <summary>Query of an article by its slug.</summary>
internal sealed record ArticleBySlugQuery(ArticleShape Shape, bool FallsBack) : IQuery<ArticleBySlugQuery>
{
    public static ArticleBySlugQuery Read(QueryReader reader)
    {
        var language = reader.Request.RouteValues["language"]?.ToString() ?? "";
        return new ArticleBySlugQuery(ArticleShape.ReadResponse(reader), Fallback.Read(reader, [language]));
    }

    public static IReadOnlyList<QueryParameter> Parameters => [Fallback.Parameter, .. ArticleShape.ResponseParameters];
}

/// <summary>Query of related articles.</summary>
internal sealed record RelatedQuery(ArticleShape Shape, int Limit) : IQuery<RelatedQuery>
{
    private static readonly QueryParameter LimitParameter =
        new(PageRequest.LimitName, QueryType.Integer, "The maximum number of articles.") { Maximum = 20, Default = RelatedArticles.Shown };

    public static RelatedQuery Read(QueryReader reader) =>
        new(ArticleShape.ReadRelated(reader), reader.Integer(LimitParameter) ?? 1);

    public static IReadOnlyList<QueryParameter> Parameters => [LimitParameter, .. ArticleShape.ResponseParameters];
}
