namespace NewsApi.Http.Queries;

/// <summary>The type of a query parameter.</summary>
internal enum QueryType
{
    /// <summary>Text of limited length.</summary>
    Text,

    /// <summary>A whole number in a range.</summary>
    Integer,

    /// <summary>An RFC 3339 time with offset.</summary>
    Instant,

    /// <summary>One of a fixed list of words.</summary>
    Choice,

    /// <summary>Several of a fixed list of words, separated by commas.</summary>
    Choices,

    /// <summary><c>true</c> or <c>false</c>; false when not given.</summary>
    Flag,

    /// <summary>Ids: comma means OR, a repeated parameter means AND.</summary>
    Numbers,

    /// <summary>Names: comma means OR, a repeated parameter means AND.</summary>
    Names,
}

/// <summary>
/// The declaration of a query parameter. It is used to read the parameter, to refuse undeclared parameters, and in the OpenAPI document.
/// </summary>
internal sealed record QueryParameter(string Name, QueryType Type, string Description)
{
    /// <summary>The greatest integer that JavaScript represents exactly; no id is above it.</summary>
    public const long GreatestId = (1L << 53) - 1;

    /// <summary>For text, its minimum length; for a number, its minimum.</summary>
    public long Minimum { get; init; } = 1;

    /// <summary>For text, its maximum length; for a number, its maximum; for names, their maximum count.</summary>
    public long Maximum { get; init; } = 200;

    public int? Default { get; init; }

    /// <summary>Whether a request without this parameter is refused; only for text and integers.</summary>
    public bool IsRequired { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// The name of the schema for the choices in the OpenAPI document: the name of an enum with the same values, or another name.
    /// </summary>
    public string? ChoicesName { get; init; }
}

/// <summary>Endpoint metadata: every query parameter that the operation takes.</summary>
internal sealed record QueryParameters(params IReadOnlyList<QueryParameter> All);
