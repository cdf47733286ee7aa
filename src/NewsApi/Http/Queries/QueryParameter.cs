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

/// <summary>The declaration of a query parameter, used to read it, to refuse unknown ones, and in the OpenAPI document.</summary>
internal sealed record QueryParameter(string Name, QueryType Type, string Description)
{
    /// <summary>The greatest integer that JavaScript represents exactly; no id is above it.</summary>
    public const long GreatestId = (1L << 53) - 1;

    /// <summary>Minimum length of text, minimum of numbers.</summary>
    public long Minimum { get; init; } = 1;

    /// <summary>Maximum length of text, maximum of numbers, maximum number of names.</summary>
    public long Maximum { get; init; } = 200;

    public int? Default { get; init; }

    /// <summary>Whether a request without it is refused; only for text and integers.</summary>
    public bool IsRequired { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The name of the choices' schema in the OpenAPI document: that of an enum with the same names, or its own.</summary>
    public string? ChoicesName { get; init; }
}

/// <summary>Endpoint metadata: every query parameter that the operation takes.</summary>
internal sealed record QueryParameters(params IReadOnlyList<QueryParameter> All);
