using NewsApi.Data.Statements;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Which properties an answer shows of each article, and so what is read for it: <c>fields</c>, <c>include</c> and <c>body</c>.</summary>
internal sealed class ArticleShape
{
    /// <summary>The list's, when nothing else is asked for.</summary>
    public static readonly ArticleShape Summary = new(ArticleFields.OfSummary, bodyForm: null) { ShowsHighlight = true };

    /// <summary>The single article's, when nothing else is asked for.</summary>
    public static readonly ArticleShape Response = new(ArticleFields.OfResponse, bodyForm: null);

    /// <summary>For lists of which nothing is shown but where they end.</summary>
    public static readonly ArticleShape Least = new(new HashSet<string> { "id" }, bodyForm: null);

    /// <summary>For the list of a story's translations.</summary>
    public static readonly ArticleShape Translations = new(new HashSet<string> { "translations" }, bodyForm: null);

    private const string NoBody = "none";
    private const string Highlight = "highlight";

    private static readonly QueryParameter FieldsParameter = new("fields", QueryType.Choices,
        "Only these properties, between commas; nothing else is read. The answer is then a part of its schema. A list has the text only where this names `body`.")
    {
        Choices = [.. ArticleFields.All.Select(field => field.Name)],
    };

    private static readonly QueryParameter ListFieldsParameter = FieldsParameter with { Choices = [.. FieldsParameter.Choices, Highlight] };

    /// <summary>What <c>include</c> takes.</summary>
    public static readonly IReadOnlyList<string> Includes = ["tags", "section", "authors", "translations", "related", "share"];

    private static readonly QueryParameter IncludeParameter = new("include", QueryType.Choices,
        "Adds these properties, between commas, to what is shown anyway or to what `fields` names.")
    {
        Choices = Includes,
    };

    private static readonly QueryParameter BodyParameter = new("body", QueryType.Choice,
        "The one form in which to show the text, where the text is shown, or `none` to leave the whole property out; all three forms when not given.")
    {
        Choices = ["html", "text", "blocks", NoBody],
    };

    private ArticleShape(IReadOnlySet<string> names, string? bodyForm)
    {
        Fields = [.. ArticleFields.All.Where(field => names.Contains(field.Name) && !(field.Name == ArticleFields.Body && bodyForm == NoBody))];
        foreach (var field in Fields)
            Parts |= field.Needs;
        Columns = [.. Fields.SelectMany(field => field.Columns).Where(column => !IsOtherForm(column, bodyForm)).Distinct()];
    }

    public static IReadOnlyList<QueryParameter> SummaryParameters { get; } = [ListFieldsParameter, IncludeParameter, BodyParameter];

    public static IReadOnlyList<QueryParameter> ResponseParameters { get; } = [FieldsParameter, IncludeParameter, BodyParameter];

    public IReadOnlyList<ArticleField> Fields { get; }

    public ArticleParts Parts { get; }

    /// <summary>Columns of the article's row and its text.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a search shows where it found what.</summary>
    public bool ShowsHighlight { get; private init; }

    /// <summary>As much of it as is found beside an article without its being public: a revision shows the rest by itself.</summary>
    public ArticleShape Surroundings => new(
        Fields.Where(one => (one.Needs & (ArticleParts.Section | ArticleParts.Translations | ArticleParts.Related | ArticleParts.Share | ArticleParts.ViewKey)) != 0)
            .Select(one => one.Name).ToHashSet(),
        bodyForm: null);

    public Sql FindSql => field ??= ArticleSql.Find(this);

    public Sql FindManySql => field ??= ArticleSql.FindMany(this);

    public Sql FindTranslationSql => field ??= ArticleSql.FindTranslation(this);

    public Sql FindBySlugSql => field ??= ArticleSql.FindBySlug(this);

    /// <summary>For a caller that shows these properties in a form of its own.</summary>
    public static ArticleShape Of(params IEnumerable<string> names) => new(names.ToHashSet(), bodyForm: null);

    public static ArticleShape ReadSummary(QueryReader reader) => Read(reader, ListFieldsParameter, Summary);

    /// <summary>Shown as a list shows its articles, but not searched for.</summary>
    public static ArticleShape ReadRelated(QueryReader reader) => Read(reader, FieldsParameter, Summary);

    public static ArticleShape ReadResponse(QueryReader reader) => Read(reader, FieldsParameter, Response);

    public bool Shows(ArticleParts part) => (Parts & part) != 0;

    private static ArticleShape Read(QueryReader reader, QueryParameter fieldsParameter, ArticleShape otherwise)
    {
        var fields = reader.Choices(fieldsParameter);
        var include = reader.Choices(IncludeParameter);
        var body = reader.Choice(BodyParameter);
        return fields is null && include is null && body is null
            ? otherwise
            : new ArticleShape((fields ?? otherwise.Fields.Select(field => field.Name)).Union(include ?? Enumerable.Empty<string>()).ToHashSet(), body)
            {
                ShowsHighlight = fields?.Contains(Highlight) ?? otherwise.ShowsHighlight,
            };
    }

    private static bool IsOtherForm(string column, string? bodyForm) =>
        bodyForm is not null && column.StartsWith("body.", StringComparison.Ordinal) && column != $"body.{bodyForm}";
}
