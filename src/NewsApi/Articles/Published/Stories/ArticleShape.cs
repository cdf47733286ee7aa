using NewsApi.Data.Statements;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The properties that an answer shows of each article, from <c>fields</c>, <c>include</c> and <c>body</c>.</summary>
internal sealed class ArticleShape
{
    /// <summary>The default of a list.</summary>
    public static readonly ArticleShape Summary = new(ArticleFields.OfSummary, bodyForm: null) { ShowsHighlight = true };

    /// <summary>The default of an article on a card of a front.</summary>
    public static readonly ArticleShape Card = new(ArticleFields.OfCard, bodyForm: null);

    /// <summary>The default of a single article.</summary>
    public static readonly ArticleShape Response = new(ArticleFields.OfResponse, bodyForm: null);

    /// <summary>Only the id, for answers that need nothing else of an article.</summary>
    public static readonly ArticleShape IdOnly = new(new HashSet<string> { "id" }, bodyForm: null);

    /// <summary>For the list of a story's translations.</summary>
    public static readonly ArticleShape Translations = new(new HashSet<string> { "translations" }, bodyForm: null);

    private const ArticleParts NotOfRevision =
        ArticleParts.Section | ArticleParts.Translations | ArticleParts.Related | ArticleParts.Share | ArticleParts.ViewKey
        | ArticleParts.Media;
    private const string NoBody = "none";
    private const string Highlight = "highlight";

    private static readonly QueryParameter FieldsParameter = new("fields", QueryType.Choices,
        "Only these properties, separated by commas. The answer then follows a partial schema, in which nothing is required. "
        + "Lists have the text only if `fields` or `include` names `body`, or if `body` names a form of the text.")
    {
        Choices = [.. ArticleFields.All.Select(field => field.Name)],
        ChoicesName = "ArticleFieldName",
    };

    private static readonly QueryParameter ListFieldsParameter = FieldsParameter with
    {
        Choices = [.. FieldsParameter.Choices, Highlight],
        ChoicesName = "ListedArticleFieldName",
    };

    /// <summary>The choices of <c>include</c>.</summary>
    public static readonly IReadOnlyList<string> Includes =
        ["tags", "section", "breadcrumbs", "authors", "translations", "related", "share", ArticleFields.Body];

    private static readonly QueryParameter IncludeParameter = new("include", QueryType.Choices,
        "Adds these properties, separated by commas, to the default ones or to those of `fields`.")
    {
        Choices = Includes,
        ChoicesName = "ArticleInclude",
    };

    private static readonly QueryParameter BodyParameter = new("body", QueryType.Choice,
        "The form of the text; naming a form also adds the text to the answer. `none` leaves the text out. Without this parameter, an "
        + "answer with the text has all three forms.")
    {
        Choices = ["html", "text", "blocks", NoBody],
        ChoicesName = "BodyForm",
    };

    // Related articles change with every publication, so no client can follow them.
    private static readonly QueryParameter SyncFieldsParameter = FieldsParameter with
    {
        Description = "With `include=article`: only these properties of each article, separated by commas.",
        Choices = [.. FieldsParameter.Choices.Except(["related"])],
        ChoicesName = "SyncedArticleFieldName",
    };

    private static readonly QueryParameter PartnerFieldsParameter = SyncFieldsParameter with
    {
        Description = "Only these properties of each article, separated by commas.",
        Choices = [.. SyncFieldsParameter.Choices.Except(["translations"])],
        ChoicesName = "PartnerFieldName",
    };

    private readonly string? _bodyForm;

    private ArticleShape(IReadOnlySet<string> names, string? bodyForm)
    {
        _bodyForm = bodyForm;
        Fields =
        [
            .. ArticleFields.All.Where(
                field => names.Contains(field.Name) && !(field.Name == ArticleFields.Body && bodyForm == NoBody)),
        ];
        foreach (var field in Fields)
            Parts |= field.Needs;
        Columns = [.. Fields.SelectMany(field => field.Columns).Where(column => !IsOtherForm(column, bodyForm)).Distinct()];
    }

    public static IReadOnlyList<QueryParameter> SummaryParameters { get; } = [ListFieldsParameter, IncludeParameter, BodyParameter];

    public static IReadOnlyList<QueryParameter> ResponseParameters { get; } = [FieldsParameter, IncludeParameter, BodyParameter];

    /// <summary>The parameters for clients that follow the change log.</summary>
    public static IReadOnlyList<QueryParameter> SyncParameters { get; } = [SyncFieldsParameter, BodyParameter];

    /// <summary>The parameters for partners, who get whole articles if they name no fields.</summary>
    public static IReadOnlyList<QueryParameter> PartnerParameters { get; } = [PartnerFieldsParameter, BodyParameter];

    public IReadOnlyList<ArticleField> Fields { get; }

    public ArticleParts Parts { get; }

    /// <summary>Columns of the article's row and its text.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a search shows highlights.</summary>
    public bool ShowsHighlight { get; private init; }

    /// <summary>A shape with only the fields that a revision does not contain. Previews read them separately.</summary>
    public ArticleShape Surroundings => new(
        Fields.Where(one => (one.Needs & NotOfRevision) != 0).Select(one => one.Name).ToHashSet(),
        bodyForm: null);

    /// <summary>Whether the columns of the usage policy are read.</summary>
    public bool ShowsUsage => Fields.Any(one => one.Name == "usage");

    public Sql FindSql => field ??= ArticleSql.Find(this);

    public Sql FindManySql => field ??= ArticleSql.FindMany(this);

    public Sql FindTranslationSql => field ??= ArticleSql.FindTranslation(this);

    /// <summary>
    /// Reads only the includes of an article, by <c>@Id</c> and <c>@Group</c>. A preview takes the rest from a revision.
    /// </summary>
    public Sql FindSurroundingsSql => field ??= ArticleSql.FindSurroundings(this);

    public Sql FindBySlugSql => field ??= ArticleSql.FindBySlug(this);

    /// <summary>A shape with these properties, for a caller that writes its own form of the article.</summary>
    public static ArticleShape Of(params IEnumerable<string> names) => new(names.ToHashSet(), bodyForm: null);

    /// <summary>A shape with these properties and the text as HTML.</summary>
    public static ArticleShape WithHtml(params IEnumerable<string> names) => new(names.Append(ArticleFields.Body).ToHashSet(), "html");

    /// <summary>A shape with these properties and the text as blocks.</summary>
    public static ArticleShape WithBlocks(params IEnumerable<string> names) =>
        new(names.Append(ArticleFields.Body).ToHashSet(), "blocks");

    public static ArticleShape ReadSummary(QueryReader reader) => Read(reader, ListFieldsParameter, Summary);

    /// <summary>Reads the shape of related articles: as for a list, but without highlights.</summary>
    public static ArticleShape ReadRelated(QueryReader reader) => Read(reader, FieldsParameter, Summary);

    /// <summary>Reads the shape of articles on cards of a front. The default fields are those of <see cref="Card"/>.</summary>
    public static ArticleShape ReadCard(QueryReader reader) => Read(reader, FieldsParameter, Card);

    public static ArticleShape ReadSync(QueryReader reader) =>
        Of(reader.Choices(SyncFieldsParameter), include: null, reader.Choice(BodyParameter), Response);

    public static ArticleShape ReadPartner(QueryReader reader) =>
        Of(reader.Choices(PartnerFieldsParameter), include: null, reader.Choice(BodyParameter), Response);

    public static ArticleShape ReadResponse(QueryReader reader) => Read(reader, FieldsParameter, Response);

    /// <summary>A copy of this shape with further fields and without others.</summary>
    public ArticleShape With(IEnumerable<string> names, IEnumerable<string> without) =>
        new(Fields.Select(field => field.Name).Concat(names).Except(without).ToHashSet(), _bodyForm);

    public bool Shows(ArticleParts part) => (Parts & part) != 0;

    private static ArticleShape Read(QueryReader reader, QueryParameter fieldsParameter, ArticleShape defaults) =>
        Of(reader.Choices(fieldsParameter), reader.Choices(IncludeParameter), reader.Choice(BodyParameter), defaults);

    private static ArticleShape Of(IReadOnlySet<string>? fields, IReadOnlySet<string>? include, string? body, ArticleShape defaults) =>
        fields is null && include is null && body is null
            ? defaults
            : new ArticleShape(
                (fields ?? defaults.Fields.Select(field => field.Name)).Concat(include ?? Enumerable.Empty<string>())
                    .Concat(body is null or NoBody ? [] : [ArticleFields.Body]).ToHashSet(),
                body)
            {
                ShowsHighlight = fields?.Contains(Highlight) ?? defaults.ShowsHighlight,
            };

    private static bool IsOtherForm(string column, string? bodyForm) =>
        bodyForm is not null && column.StartsWith("body.", StringComparison.Ordinal) && column != $"body.{bodyForm}";
}
